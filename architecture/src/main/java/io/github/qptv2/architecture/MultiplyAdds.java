package io.github.qptv2.architecture;

/**
 * Multiply-adds of a network's forward pass: convolution, linear layers and the two products of attention. Other
 * operations are not counted. A multiply-add is two FLOPs.
 *
 * <p>An encoder of width C costs, for each token of N: patch embedding 768 (C/4), MLP blocks 32 · 3 (C/4)² and 8 · 3
 * (C/2)² each, patch merges 4 C²; and a transformer block 12 C² + 2 N C.
 */
public final class MultiplyAdds {

    private static final long PATCHES = 16; // of a token in the first stage
    private static final long QUADS = 4; // of a token in the second stage
    private static final long PIXELS = 3L * HiVitConfig.TOKEN * HiVitConfig.TOKEN;

    private MultiplyAdds() {}

    /** Multiply-adds for one crop of an image, or for one clip. */
    public static long of(Architecture architecture) {
        var config = architecture.config();
        int frames = architecture.frames();
        long steps = frames == 1 ? 1 : Inflation.steps(frames);
        long tokens = steps * config.tokens();
        long C = config.width();
        long head = architecture.hasHead() ? (C + architecture.grades()) * Layout.HEAD_HIDDEN : 0;
        return tokens * token(config, tokens, frames / steps) + head;
    }

    private static long token(HiVitConfig config, long tokens, long framesOfToken) {
        long C = config.width();
        long embedding = PIXELS * framesOfToken * (C / 4);
        long first = PATCHES
                * mlp(C / 4, HiVitConfig.STEM_RATIO)
                * 2
                * config.depths().first();
        long second =
                QUADS * mlp(C / 2, HiVitConfig.STEM_RATIO) * 2 * config.depths().second();
        long merges = QUADS * C * (C / 2) + 2 * C * C; // 4 (C/4) to C/2, and 4 (C/2) to C
        long block = 4 * C * C + 2 * tokens * C + mlp(C, HiVitConfig.MAIN_RATIO);
        return embedding + first + second + merges + config.depths().main() * block;
    }

    private static long mlp(long width, int ratio) {
        return 2L * ratio * width * width;
    }
}
