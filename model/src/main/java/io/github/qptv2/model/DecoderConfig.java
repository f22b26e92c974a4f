package io.github.qptv2.model;

/**
 * Shape of the decoder, which only pretraining uses.
 *
 * @param width channels, a multiple of 4 and of {@code heads}
 * @param depth transformer blocks, at least 1
 * @param heads attention heads
 */
public record DecoderConfig(int width, int depth, int heads) {

    /** HiViT's: width 512, depth 6. */
    public static final DecoderConfig STANDARD = new DecoderConfig(512, 6, 16);

    /** A small decoder with at most a quarter of the FLOPs. */
    public static final DecoderConfig LIGHT = new DecoderConfig(256, 2, 8);

    public DecoderConfig {
        if (depth < 1 || heads < 1) {
            throw new IllegalArgumentException("depth and heads must be at least 1, got " + depth + " and " + heads);
        }
        if (width < 4 || width % 4 != 0 || width % heads != 0) {
            throw new IllegalArgumentException(
                    "decoder width must be a multiple of 4 and of heads, got " + width + " and " + heads);
        }
    }
}
