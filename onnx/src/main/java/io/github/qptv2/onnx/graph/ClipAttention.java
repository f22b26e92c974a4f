package io.github.qptv2.onnx.graph;

import java.util.List;
import java.util.stream.LongStream;

import io.github.qptv2.architecture.RelativePositions;
import io.github.qptv2.architecture.VideoConfig;
import io.github.qptv2.onnx.FloatArray;

/**
 * Attention among all tokens of all time steps of a clip, for the queries of one time step at a time (Scan), so that
 * logits take a T-th of the memory. The bias is looked up within the step as well. It depends on the step's number, so
 * that no runtime can fold it into a constant at load, which would take 236 MB per block for 32 frames of 224 pixels
 * and 6 heads.
 *
 * <p>Keys are ordered by location, then by time step: the biases of a query and a location are T contiguous rows of the
 * table, and the lookup copies blocks.
 */
record ClipAttention(Layers layers, VideoConfig config) implements AttentionNodes {

    @Override
    public String of(NormalizedRows x, String name) {
        long T = config.steps(), N = config.image().tokens();
        long C = config.image().width(), H = config.image().heads(), D = C / H;
        var projected = Projected.of(x, name, layers, (int) D);
        String queries = layers.transpose(layers.reshape(projected.queries(), -1, T, N, H, D), 1, 0, 3, 2, 4);
        String keys = layers.transpose(layers.reshape(projected.keys(), -1, T, N, H, D), 0, 3, 4, 2, 1);
        String values = layers.transpose(layers.reshape(projected.values(), -1, T, N, H, D), 0, 3, 2, 1, 4);
        var step = new Step(
                name,
                queries, // (T, B, H, N, D)
                layers.reshape(keys, -1, H, D, N * T),
                layers.reshape(values, -1, H, N * T, D));
        String attended = layers.transpose(scan(step), 1, 0, 3, 2, 4); // (B, T, N, H, D)
        return layers.reshape(attended, -1, C);
    }

    /** Inputs of the attention of one time step. */
    private record Step(String name, String queries, String keys, String values) {}

    private String scan(Step step) {
        long T = config.steps(), N = config.image().tokens(), H = config.image().heads();
        long D = config.image().width() / H;
        var body = layers.graph().body(step.name());
        var inside = layers.in(body);
        // start of the slice of the table: keys later than a query come first in it
        String first = body.input(step.name() + ".first", Graph.INT64);
        String queries = body.input(step.name() + ".queries", -1, H, N, D);
        String logits = body.node("MatMul", List.of(queries, step.keys())); // (B, H, N, N T)
        if (config.image().relativeBias()) {
            logits = inside.add(logits, bias(inside, step.name(), first));
        }
        String shares = body.node("Softmax", List.of(logits), Attributes.integer("axis", -1));
        String attended = body.node("MatMul", List.of(shares, step.values())); // (B, H, N, D)
        body.output(step.name() + ".attended", attended, -1, H, N, D);
        long[] firsts = LongStream.range(0, T).map(t -> T - 1 - t).toArray();
        return layers.graph()
                .node(
                        "Scan",
                        List.of(layers.graph().constant("first_offsets", firsts, T), step.queries()),
                        Attributes.graph("body", body.proto()),
                        Attributes.integer("num_scan_inputs", 2)); // (T, B, H, N, D)
    }

    /** Biases of a time step's queries, (1, H, N, N T). */
    private String bias(Layers inside, String name, String first) {
        long T = config.steps(), N = config.image().tokens(), H = config.image().heads();
        var graph = inside.graph();
        String from = inside.reshape(first, 1);
        String to = inside.add(from, graph.constant(T));
        String axis = graph.constant(2);
        String window = graph.node("Slice", List.of(table(name), from, to, axis)); // (H, P, T)
        long[] pairs = RelativePositions.values(config.image().grid());
        String index = graph.constant("relative_position_index", pairs, N, N);
        String bias = graph.node("Gather", List.of(window, index), Attributes.integer("axis", 1)); // (H, N, N, T)
        return inside.reshape(bias, 1, H, N, N * T);
    }

    /** The table from ((2T - 1) P, H), query minus key in time, to (H, P, 2T - 1), key minus query. */
    private String table(String name) {
        int offsets = config.offsets(), P = config.image().relativePositions();
        int H = config.image().heads();
        float[] stored = layers.weight(name + ".relative_position_bias_table").values();
        var table = new float[stored.length];
        for (int offset = 0; offset < offsets; offset++) {
            for (int place = 0; place < P; place++) {
                for (int head = 0; head < H; head++) {
                    table[(head * P + place) * offsets + offsets - 1 - offset] =
                            stored[(offset * P + place) * H + head];
                }
            }
        }
        return layers.graph().constant(name + ".relative_position_bias_table", new FloatArray(table, H, P, offsets));
    }
}
