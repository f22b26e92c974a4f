package io.github.qptv2.curate;

import java.util.Locale;

/**
 * The foreground of an image.
 *
 * @param coverage share of the image, in [0, 1]
 * @param objects number of objects
 * @param source of these numbers
 */
public record Foreground(double coverage, int objects, Source source) {

    /**
     * The source of the numbers. Both sources rank images similarly but count differently (tens of masks for a few
     * salient objects), so images are compared only within a source.
     */
    public enum Source {
        /** Masks of the annotation. */
        MASKS,
        /** Estimate by {@link io.github.qptv2.media.feature.Saliency}. */
        SALIENCY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
