package io.github.qptv2.onnx.graph;

import java.util.List;

/**
 * Mean and standard deviation of each channel over the positions of the first two stages, which keep what the last one
 * has lost: noise, blocks, and the sharpness of edges.
 *
 * @param tokens of an image or clip, N
 * @param width C of a token
 */
record StageStatistics(Layers layers, long tokens, int width) {

    /**
     * One vector an image or clip, (B, 5 C/2): mean and deviation of the first stage and the second, {@code vector}.
     */
    String of(Encoder.Rows rows, String vector) {
        var stages = rows.stages();
        return layers.graph()
                .node(
                        "Concat",
                        List.of(
                                of(stages.stage1(), 16 * tokens, width / 4),
                                of(stages.stage2(), 4 * tokens, width / 2),
                                vector),
                        Attributes.integer("axis", 1));
    }

    /** Mean and deviation, (B, 2 channels), of rows (R, channels). */
    private String of(String rows, long positions, int channels) {
        String x = layers.reshape(rows, -1, positions, channels); // (B, positions, channels)
        String mean = mean(x, 1);
        String centered = layers.graph().node("Sub", List.of(x, mean));
        String variance = mean(layers.graph().node("Mul", List.of(centered, centered)), 0);
        String deviation = layers.graph().node("Sqrt", List.of(variance)); // (B, channels)
        return layers.graph()
                .node("Concat", List.of(layers.reshape(mean, -1, channels), deviation), Attributes.integer("axis", 1));
    }

    private String mean(String x, long keepDimensions) {
        return layers.graph()
                .node(
                        "ReduceMean",
                        List.of(x, layers.graph().constant(1)),
                        Attributes.integer("keepdims", keepDimensions));
    }
}
