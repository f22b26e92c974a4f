package io.github.qptv2.curate;

import io.github.qptv2.media.feature.PerceptualHash;
import io.github.qptv2.media.feature.SharpnessDetail;

/** The measurements of an image. */
public sealed interface ImageMeasurements {

    /**
     * An unreadable image.
     *
     * @param message one line naming the file
     */
    record Broken(String message) implements ImageMeasurements {}

    /** An image that was not decoded, because its header violates a rule. */
    record Unopened(Shape shape, String sha256) implements ImageMeasurements {}

    /**
     * A measured image.
     *
     * @param warning what is wrong with a corrupt file; empty for a sound one
     */
    record Measured(
            Shape shape,
            String sha256,
            PerceptualHash hash,
            SharpnessDetail detail,
            Foreground foreground,
            String warning)
            implements ImageMeasurements {}

    /**
     * Properties of the header.
     *
     * @param format as in {@link io.github.qptv2.media.image.ImageFormat#label}
     * @param width pixels across after the orientation is applied
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
