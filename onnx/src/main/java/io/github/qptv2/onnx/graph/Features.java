package io.github.qptv2.onnx.graph;

import io.github.qptv2.onnx.graph.HiVitGraph.Output;

/** What a network makes of a batch before the head: rows of tokens and of the stages before. */
record Features(Stem stem, Stem.Stages stages, String tokens) {

    static Features of(Stem stem, Attention attention, String pixels) {
        var stages = stem.of(pixels);
        var encoder = new Encoder(stem.layers(), stem.config(), attention);
        return new Features(stem, stages, encoder.of(stages.tokens(), stem.tokens()));
    }

    /** Whether this is one of {@link #of(Output)}. */
    static boolean has(Output output) {
        return output == Output.TOKENS || output == Output.STAGE1 || output == Output.STAGE2;
    }

    /** One of them as the output has it, (B, ...). */
    String of(Output output) {
        return switch (output) {
            case TOKENS ->
                stem.layers().reshape(tokens, -1, stem.tokens(), stem.config().width());
            case STAGE1 -> stem.stage1(stages.stage1());
            case STAGE2 -> stem.stage2(stages.stage2());
            default -> throw new IllegalArgumentException("features must be tokens or a stage, got " + output);
        };
    }

    /** Shape of one of them, of one image or clip. */
    static long[] shape(Output output, Trunk trunk) {
        long N = trunk.tokens(), C = trunk.config().width();
        return switch (output) {
            case TOKENS -> new long[] {N, C};
            case STAGE1 -> new long[] {N, 4, 4, C / 4};
            case STAGE2 -> new long[] {N, 2, 2, C / 2};
            default -> throw new IllegalArgumentException("features must be tokens or a stage, got " + output);
        };
    }
}
