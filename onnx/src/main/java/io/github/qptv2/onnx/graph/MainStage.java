package io.github.qptv2.onnx.graph;

import io.github.qptv2.architecture.HiVitConfig;

/** The main stage: tokens with positions, then pre-norm transformer blocks. */
record MainStage(Layers layers, HiVitConfig config, AttentionNodes attention) {

    /**
     * Encodes the tokens of a batch.
     *
     * @param x rows (R, C) without position embedding
     * @param tokens of an image or clip, N
     * @return rows (R, C), not normalized
     */
    String of(String x, long tokens) {
        String placed = layers.add(
                layers.reshape(x, -1, tokens, config.width()),
                layers.graph().constant("absolute_pos_embed", layers.weight("absolute_pos_embed"))); // (B, N, C)
        String out = layers.reshape(placed, -1, config.width());
        int first = StemNodes.blocks(config);
        for (int i = 0; i < config.depths().main(); i++) {
            out = block(out, "blocks." + (first + i));
        }
        return out;
    }

    private String block(String x, String name) {
        String attended = attention.of(layers.normalized(x, name + ".norm1"), name + ".attn");
        return layers.mlpBlock(layers.add(x, layers.linear(attended, name + ".attn.proj")), name);
    }
}
