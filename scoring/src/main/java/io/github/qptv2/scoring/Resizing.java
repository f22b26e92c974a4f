package io.github.qptv2.scoring;

/** How a picture becomes squares of the network's size. */
public sealed interface Resizing {

    /**
     * A grid of squares cut from the picture at its own size, or with its short side scaled, see {@link Preprocessing}.
     */
    record Crops() implements Resizing {
        @Override
        public String toString() {
            return "crops";
        }
    }

    /**
     * Short side scaled to a size, then one square from the centre.
     *
     * @param shortSide pixels, at least 16
     */
    record Center(int shortSide) implements Resizing {

        public Center {
            if (shortSide < 16 || shortSide > Preprocessing.LONGEST_SHORT_SIDE) {
                throw new IllegalArgumentException("center must be in [16, %d] pixels, got %d"
                        .formatted(Preprocessing.LONGEST_SHORT_SIDE, shortSide));
            }
        }

        @Override
        public String toString() {
            return "center:" + shortSide;
        }
    }

    /** The whole picture scaled to one square, without regard to its aspect ratio. */
    record Squash() implements Resizing {
        @Override
        public String toString() {
            return "squash";
        }
    }

    /** Parses {@code crops}, {@code center:N} or {@code squash}. */
    static Resizing parse(String text) {
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
