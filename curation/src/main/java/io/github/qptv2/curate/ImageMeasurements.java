package io.github.qptv2.curate;

import io.github.qptv2.media.feature.PerceptualHash;
import io.github.qptv2.media.feature.SharpnessDetail;

/** What could be learnt about an image. */
public sealed interface ImageMeasurements {

    /**
     * Cannot be read.
     *
     * @param message one line naming the file
     */
    record Broken(String message) implements ImageMeasurements {}

    /** Only its header was read, because that already failed a rule. */
    record Unopened(Shape shape, String sha256) implements ImageMeasurements {}

    /** All of it. */
    record Measured(Shape shape, String sha256, PerceptualHash hash, SharpnessDetail detail, Foreground foreground)
            implements ImageMeasurements {}

    /**
     * From the header.
     *
     * @param format as in {@link io.github.qptv2.io.MediaFormat#label}
     * @param width pixels across once upright
     * @param height pixels down
     */
    record Shape(String format, int width, int height) {
        /** Millions of pixels. */
        public double megapixels() {
            return (double) width * height / 1e6;
        }

        /** Pixels of the shorter side. */
        public int shortSide() {
            return Math.min(width, height);
        }

        /** Long side over short side, at least 1. */
        public double aspect() {
            return (double) Math.max(width, height) / shortSide();
        }
    }
}
