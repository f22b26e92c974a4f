package io.github.qptv2.onnx.graph;

import java.util.List;

/** Multi-head self-attention of an image's or a clip's tokens. */
interface AttentionNodes {

    /**
     * Self-attention of all tokens of each image or clip.
     *
     * @param x rows (R, C) after a LayerNorm
     * @param name prefix of the weights' names
     * @return rows (R, C), heads concatenated, before the output projection
     */
    String of(NormalizedRows x, String name);

    /** Queries times {@code 1 / sqrt(D)}, keys and values, rows (R, C) each, of C = H D. */
    record Projected(String queries, String keys, String values) {

        private static final List<String> PARTS = List.of("q", "k", "v");

        /** Three products instead of one, which saves slicing the result. */
        static Projected of(NormalizedRows x, String name, Layers layers, int headWidth) {
            var joined = layers.dense(name + ".qkv");
            var parts = new String[3];
            for (int i = 0; i < 3; i++) {
                double factor = i == 0 ? 1 / Math.sqrt(headWidth) : 1;
                parts[i] = layers.linear(x, joined.part(name + "." + PARTS.get(i), i, 3, factor));
            }
            return new Projected(parts[0], parts[1], parts[2]);
        }
    }
}
