package io.github.qptv2.curate;

/** A line of the manifest: where an image is, what it is like, and whether it is kept. */
public record ImageRecord(Origin origin, ImageMeasurements content, CurationVerdict verdict) {

    /**
     * Where the bytes are.
     *
     * @param pool index into the manifest's pools
     * @param path relative to the pool's root; a tar's members follow the tar's own path
     * @param tar the tar that holds it, relative to the root, or empty
     * @param offset of the first byte in the tar, else 0
     * @param bytes length; 0 if the file cannot be read
     */
    public record Origin(int pool, String path, String tar, long offset, long bytes) {}

    ImageRecord with(CurationVerdict decided) {
        return new ImageRecord(origin, content, decided);
    }
}
