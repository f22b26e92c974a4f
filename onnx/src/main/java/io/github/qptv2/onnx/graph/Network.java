package io.github.qptv2.onnx.graph;

import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.Pooling;

/** A network from pixels to scores for a batch of B images or clips; the head is in 32-bit floats. */
final class Network {

    private final Encoder.Rows rows;
    private final Head head;
    private final StageStatistics statistics;
    private final Pooling pooling;

    /**
     * A network applied to pixels.
     *
     * @param pooling for {@link Output#SCORE} and {@link Output#VECTOR}
     */
    Network(Layers layers, Encoder encoder, String pixels, Pooling pooling) {
        rows = encoder.of(layers, pixels);
        var floats = layers.with(new FloatArithmetic());
        head = new Head(
                floats, rows.tokens(), encoder.tokens(), encoder.config().width());
        statistics =
                new StageStatistics(floats, encoder.tokens(), encoder.config().width());
        this.pooling = pooling;
    }

    /** An output, (B, ...). */
    String of(Output output) {
        return switch (output) {
            case SCORE -> head.score(pooling);
            case MEAN_THEN_NORM -> head.score(Pooling.MEAN_THEN_NORM);
            case NORM_THEN_MEAN -> head.score(Pooling.NORM_THEN_MEAN);
            case VECTOR -> head.vector(pooling);
            case TOKEN_SCORES -> head.tokenScores();
            case TOKENS -> rows.joined();
            case STAGE1 -> rows.stem().stage1(rows.stages().stage1());
            case STAGE2 -> rows.stem().stage2(rows.stages().stage2());
            case STATISTICS -> statistics.of(rows, head.vector(pooling));
            case DISTRIBUTION -> head.distribution(pooling);
        };
    }

    /** Shape of an output of one image or clip. */
    static long[] shape(Output output, Encoder encoder, Layers layers) {
        long N = encoder.tokens(), C = encoder.config().width();
        return switch (output) {
            case SCORE, MEAN_THEN_NORM, NORM_THEN_MEAN -> new long[] {};
            case VECTOR -> new long[] {C};
            case TOKEN_SCORES -> new long[] {N};
            case TOKENS -> new long[] {N, C};
            case STAGE1 -> new long[] {N, 4, 4, C / 4};
            case STAGE2 -> new long[] {N, 2, 2, C / 2};
            case STATISTICS -> new long[] {2 * (C / 4 + C / 2) + C};
            case DISTRIBUTION -> new long[] {Architecture.grades(layers.weights())};
        };
    }
}
