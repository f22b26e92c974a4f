package io.github.qptv2.onnx.graph;

import java.util.List;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.RelativePositions;
import io.github.qptv2.onnx.FloatArray;

/** Attention among the tokens of an image; the relative position biases are a constant, (1, H, N, N). */
record ImageAttention(Layers layers, HiVitConfig config) implements AttentionNodes {

    @Override
    public String of(NormalizedRows x, String name) {
        long N = config.tokens(), H = config.heads(), D = config.width() / H;
        var projected = Projected.of(x, name, layers, (int) D);
        String queries = layers.transpose(layers.reshape(projected.queries(), -1, N, H, D), 0, 2, 1, 3); // (B, H, N, D)
        String keys = layers.transpose(layers.reshape(projected.keys(), -1, N, H, D), 0, 2, 3, 1); // (B, H, D, N)
        String values = layers.transpose(layers.reshape(projected.values(), -1, N, H, D), 0, 2, 1, 3); // (B, H, N, D)
        var graph = layers.graph();
        String logits = graph.node("MatMul", List.of(queries, keys)); // (B, H, N, N)
        if (config.relativeBias()) {
            logits = layers.add(logits, bias(name));
        }
        String shares = graph.node("Softmax", List.of(logits), Attributes.integer("axis", -1));
        String attended = graph.node("MatMul", List.of(shares, values)); // (B, H, N, D)
        return layers.reshape(layers.transpose(attended, 0, 2, 1, 3), -1, config.width());
    }

    private String bias(String name) {
        int N = config.tokens(), H = config.heads();
        float[] table = layers.weight(name + ".relative_position_bias_table").values(); // (P, H)
        long[] index = RelativePositions.values(config.grid()); // (N, N)
        var bias = new float[H * N * N];
        for (int head = 0; head < H; head++) {
            for (int pair = 0; pair < N * N; pair++) {
                bias[head * N * N + pair] = table[(int) index[pair] * H + head];
            }
        }
        return layers.graph().constant(name + ".relative_position_bias", new FloatArray(bias, 1, H, N, N));
    }
}
