package io.github.qptv2.bench;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.model.DecoderConfig;

/**
 * Multiply-adds of all matrix products of a pretraining step for one image; other operations are not counted.
 *
 * @param encoded number of encoded tokens
 */
record PretrainArithmetic(HiVitConfig encoder, DecoderConfig decoder, long encoded) {

    private static final long PIXELS = 3L * HiVitConfig.TOKEN * HiVitConfig.TOKEN;

    /** In GFLOP, two per multiply-add; the backward pass takes twice the forward pass. */
    double gflop(long visible) {
        return 3 * 2 * (encoded * token() + visible * handover() + encoder.tokens() * reconstructed()) / 1e9;
    }

    /** One token through the three stages. */
    private long token() {
        long C = encoder.width(), patches = 16, quads = 4;
        long first = patches
                * mlp(C / 4, HiVitConfig.STEM_RATIO)
                * 2
                * encoder.depths().first();
        long second = quads
                * mlp(C / 2, HiVitConfig.STEM_RATIO)
                * 2
                * encoder.depths().second();
        long merges = quads * C * (C / 2) + 2 * C * C; // 4 (C/4) to C/2 and 4 (C/2) to C
        return PIXELS * (C / 4) + first + second + merges + encoder.depths().main() * block(C, encoded);
    }

    /** Features of one visible token, fused (C, 2C and 4C to C) and embedded for the decoder. */
    private long handover() {
        long C = encoder.width();
        return 7 * C * C + C * decoder.width();
    }

    /** One token through the decoder. */
    private long reconstructed() {
        long D = decoder.width();
        return decoder.depth() * block(D, encoder.tokens()) + D * PIXELS;
    }

    /** A token of a transformer block: four projections, logits and sum over {@code tokens}, MLP. */
    private static long block(long width, long tokens) {
        return 4 * width * width + 2 * tokens * width + mlp(width, HiVitConfig.MAIN_RATIO);
    }

    private static long mlp(long width, int ratio) {
        return 2L * ratio * width * width;
    }
}
