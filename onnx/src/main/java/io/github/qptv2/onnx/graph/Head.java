package io.github.qptv2.onnx.graph;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.onnx.FloatArray;
import org.jspecify.annotations.Nullable;

/** Pooling and quality head; values that several outputs share are computed once. */
final class Head {

    private final Layers layers;
    private final String rows;
    private final long tokens;
    private final int width;
    private final int grades;
    private final Map<Pooling, String> vectors = new EnumMap<>(Pooling.class);
    private final Map<Pooling, String> scores = new EnumMap<>(Pooling.class);
    private @Nullable String normalized;

    /**
     * A head over an encoder's tokens.
     *
     * @param rows tokens that are not normalized, (R, C)
     * @param tokens of an image or clip, N
     */
    Head(Layers layers, String rows, long tokens, int width) {
        this.layers = layers;
        this.rows = rows;
        this.tokens = tokens;
        this.width = width;
        grades = Architecture.grades(layers.weights());
    }

    /** One vector an image or clip, (B, C). */
    String vector(Pooling pooling) {
        return vectors.computeIfAbsent(pooling, order -> switch (order) {
            case MEAN_THEN_NORM -> layers.norm(mean(rows), "norm");
            case NORM_THEN_MEAN -> mean(normalized());
        });
    }

    /** Distribution over the ratings, (B, K). */
    String distribution(Pooling pooling) {
        return layers.graph().node("Softmax", List.of(outputs(vector(pooling))), Attributes.integer("axis", -1));
    }

    /** Raw scores, (B). */
    String score(Pooling pooling) {
        return scores.computeIfAbsent(pooling, order -> layers.reshape(regressed(vector(order)), -1));
    }

    /** The head's score of each token, (B, N). */
    String tokenScores() {
        return layers.reshape(regressed(normalized()), -1, tokens);
    }

    private String normalized() {
        if (normalized == null) {
            normalized = layers.norm(rows, "norm");
        }
        return normalized;
    }

    private String mean(String x) {
        return layers.graph()
                .node(
                        "ReduceMean",
                        List.of(
                                layers.reshape(x, -1, tokens, width),
                                layers.graph().constant(1)),
                        Attributes.integer("keepdims", 0));
    }

    /** The score of each row, (R, C) to (R, 1): the single output, or the mean of the distribution over ratings. */
    private String regressed(String x) {
        if (grades == 1) {
            return outputs(x);
        }
        var graph = layers.graph();
        String shares = graph.node("Softmax", List.of(outputs(x)), Attributes.integer("axis", -1));
        var ratings = new float[grades];
        for (int i = 0; i < grades; i++) {
            ratings[i] = i + 1;
        }
        return graph.node(
                "MatMul",
                List.of(shares, graph.constant("quality_regressor.ratings", new FloatArray(ratings, grades, 1))));
    }

    /** Linear, GELU, Linear: (R, C) to (R, K). */
    private String outputs(String x) {
        String hidden = layers.gelu(layers.linear(x, "quality_regressor.fc_cls.0"));
        return layers.linear(hidden, "quality_regressor.fc_cls.3");
    }
}
