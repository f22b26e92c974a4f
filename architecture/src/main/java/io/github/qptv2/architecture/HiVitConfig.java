package io.github.qptv2.architecture;

import java.util.Map;

/**
 * Shape of a HiViT encoder (Zhang et al., <i>HiViT: A Simpler and More Efficient Design of Hierarchical Vision
 * Transformer</i>, ICLR 2023).
 *
 * @param imageSize side of the square input, in pixels; a multiple of {@value #TOKEN}
 * @param width channels of the main stage; a multiple of 4, since the first two stages have a quarter and a half of it
 * @param depths depth of the three stages; an MLP stage of depth d has 2d blocks
 * @param heads attention heads; divides {@code width}
 * @param relativeBias whether each attention block learns a bias per relative position
 */
public record HiVitConfig(int imageSize, int width, Depths depths, int heads, boolean relativeBias) {

    /** Side in pixels of one token of the main stage; masking is by tokens. */
    public static final int TOKEN = 16;

    /** Side in pixels of the patches that the first convolution embeds. */
    public static final int PATCH = 4;

    /** Ratio of hidden width to width in the MLP-only blocks. */
    public static final int STEM_RATIO = 3;

    /** Ratio of hidden width to width in the transformer blocks' MLP. */
    public static final int MAIN_RATIO = 4;

    /** The paper's encoder: 18.8 million parameters. */
    public static final HiVitConfig TINY = new HiVitConfig(224, 384, new Depths(1, 1, 10), 6, true);

    /** 3.6 million parameters. */
    public static final HiVitConfig MINI = new HiVitConfig(224, 256, new Depths(1, 1, 4), 4, true);

    /** A small network for experiments. */
    public static final HiVitConfig MICRO = new HiVitConfig(224, 128, new Depths(1, 1, 2), 2, true);

    private static final Map<String, HiVitConfig> NAMED =
            Map.of("hivit-tiny", TINY, "hivit-mini", MINI, "hivit-micro", MICRO);

    /**
     * Depths of the three stages, each at least 1.
     *
     * @param first MLP-only, at a quarter of the width
     * @param second MLP-only, at half of the width
     * @param main transformer blocks
     */
    public record Depths(int first, int second, int main) {

        public Depths {
            if (first < 1 || second < 1 || main < 1) {
                throw new IllegalArgumentException(
                        "depths must be at least 1, got [%d, %d, %d]".formatted(first, second, main));
            }
        }

        @Override
        public String toString() {
            return "[" + first + ", " + second + ", " + main + "]";
        }
    }

    public HiVitConfig {
        require(imageSize >= TOKEN && imageSize % TOKEN == 0, "imageSize must be a multiple of " + TOKEN, imageSize);
        require(width >= 4 && width % 4 == 0, "width must be a multiple of 4", width);
        require(heads >= 1, "heads must be at least 1", heads);
        if (width % heads != 0) {
            throw new IllegalArgumentException("width must be a multiple of heads, got " + width + " and " + heads);
        }
    }

    private static void require(boolean ok, String rule, int value) {
        if (!ok) {
            throw new IllegalArgumentException(rule + ", got " + value);
        }
    }

    /** The same network for another input size. */
    public HiVitConfig withImageSize(int pixels) {
        return new HiVitConfig(pixels, width, depths, heads, relativeBias);
    }

    /** {@code hivit-tiny}, {@code hivit-mini}, {@code hivit-micro}, or {@code hivit-custom} for any other shape. */
    public String name() {
        return NAMED.entrySet().stream()
                .filter(named -> named.getValue().equals(this))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("hivit-custom");
    }

    /** Tokens along one side of the input. */
    public int grid() {
        return imageSize / TOKEN;
    }

    /** Tokens per image. */
    public int tokens() {
        return grid() * grid();
    }

    /** Possible offsets between two tokens: rows of a relative position bias table. */
    public int relativePositions() {
        int offsets = 2 * grid() - 1;
        return offsets * offsets;
    }
}
