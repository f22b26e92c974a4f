package io.github.qptv2.scoring.bundle;

/**
 * Conversion of an image to crops of the network's input size.
 *
 * @since 0.1
 */
public sealed interface ResizePolicy {

    /**
     * A grid of crops cut from the image at its own size, or with its short side scaled, see {@link PreprocessingSpec}.
     */
    record Crops() implements ResizePolicy {
        @Override
        public String toString() {
            return "crops";
        }
    }

    /**
     * The short side scaled to a size, then one crop from the center.
     *
     * @param shortSide pixels, at least 16
     */
    record Center(int shortSide) implements ResizePolicy {

        /** Checks the range. */
        public Center {
            if (shortSide < 16 || shortSide > PreprocessingSpec.MAX_SHORT_SIDE) {
                throw new IllegalArgumentException("center must be in [16, %d] pixels, got %d"
                        .formatted(PreprocessingSpec.MAX_SHORT_SIDE, shortSide));
            }
        }

        @Override
        public String toString() {
            return "center:" + shortSide;
        }
    }

    /** The whole image resized to one crop, without regard to its aspect ratio. */
    record Squash() implements ResizePolicy {
        @Override
        public String toString() {
            return "squash";
        }
    }

    /** Parses {@code crops}, {@code center:N} or {@code squash}. */
    static ResizePolicy parse(String text) {
        if (text.equals("crops")) {
            return new Crops();
        }
        if (text.equals("squash")) {
            return new Squash();
        }
        if (text.matches("center:\\d{1,6}")) {
            return new Center(Integer.parseInt(text.substring("center:".length())));
        }
        throw new IllegalArgumentException("resize must be crops, center:N or squash, got " + text);
    }
}
