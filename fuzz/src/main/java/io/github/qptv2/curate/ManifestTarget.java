package io.github.qptv2.curate;

import java.io.IOException;

import io.github.qptv2.fuzz.InputFile;

/** The manifest of a curation and the masks of segmentation. */
public final class ManifestTarget {

    private ManifestTarget() {}

    /** The path of the last image of a manifest. */
    public static String manifest(byte[] input) throws IOException {
        try (var manifest = Manifest.open(InputFile.of(input, "manifest.jsonl"))) {
            String path = "";
            for (var image = manifest.next(); image != null; image = manifest.next()) {
                path = image.origin().path();
            }
            return path;
        }
    }

    /** The number of masks in an annotation. */
    public static Integer masks(byte[] input) {
        return SegmentationMasks.isAnnotation(input)
                ? SegmentationMasks.parse(input).objects()
                : -1;
    }
}
