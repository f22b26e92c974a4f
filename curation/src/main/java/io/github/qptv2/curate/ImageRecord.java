package io.github.qptv2.curate;

/** A line of the manifest: the location, the measurements and the decision of an image. */
public record ImageRecord(Origin origin, ImageMeasurements content, CurationDecision decision) {

    /**
     * The location of the bytes.
     *
     * @param pool index into the manifest's pools
     * @param path relative to the pool's root; of a member of a tar file, after the path of that file
     * @param tar the tar file that contains it, relative to the root, or empty
     * @param offset of the first byte in the tar file, otherwise 0
     * @param bytes length; 0 if the file cannot be read
     */
    public record Origin(int pool, String path, String tar, long offset, long bytes) {}

    ImageRecord with(CurationDecision decided) {
        return new ImageRecord(origin, content, decided);
    }
}
