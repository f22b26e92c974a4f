package io.github.qptv2.curate;

import java.util.Locale;

/**
 * What stands before the ground in an image.
 *
 * @param coverage share of the image, in [0, 1]
 * @param objects how many there are
 * @param source how this is known
 */
public record Foreground(double coverage, int objects, Source source) {

    /**
     * Where the figures come from. The two rank images alike but count differently, tens of masks for a few salient
     * objects, so images are only compared with those of the same source.
     */
    public enum Source {
        /** The annotation's masks. */
        MASKS,
        /** {@link io.github.qptv2.media.feature.Saliency}'s estimate. */
        SALIENCY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
