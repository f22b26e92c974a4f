package io.github.qptv2.onnx.graph;

import java.util.List;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.Inflation;

/**
 * HiViT's first two stages: MLP blocks on the 4 x 4 patches of each token.
 *
 * <p>Patches are in merge order, neighbors column by column: for each token (column, row) of the second merge, then
 * (column, row) of the first, so that a merge is only a reshape.
 *
 * @param steps time steps of a clip, or 1 for images
 * @param clips whether pixels have a dimension of frames
 */
record StemNodes(Layers layers, HiVitConfig config, int steps, boolean clips) {

    /** Rows of the stages: stage1 (16 R, C/4), stage2 (4 R, C/2), tokens (R, C), R being the tokens of a batch. */
    record Stages(String stage1, String stage2, String tokens) {}

    /** Maps pixels (B, 3, S, S), or (B, 3, F, S, S), to stages; tokens have no position embedding yet. */
    Stages of(String pixels) {
        int firstMerge = 2 * config.depths().first();
        int secondMerge = firstMerge + 1 + 2 * config.depths().second();
        String stage1 = blocks(patches(pixels), 0, firstMerge); // (16 R, C/4)
        String stage2 =
                blocks(merge(stage1, firstMerge, config.width() / 4), firstMerge + 1, secondMerge); // (4 R, C/2)
        return new Stages(stage1, stage2, merge(stage2, secondMerge, config.width() / 2)); // (R, C)
    }

    /** Index of the first block of the main stage. */
    static int blocks(HiVitConfig config) {
        return 2 * config.depths().first() + 2 * config.depths().second() + 2;
    }

    private String patches(String pixels) {
        long width = config.width() / 4, grid = config.grid(), side = HiVitConfig.PATCH;
        long[] kernel = clips ? new long[] {Inflation.TEMPORAL_PATCH, side, side} : new long[] {side, side};
        String name = "patch_embed.proj";
        var graph = layers.graph();
        String embedded = graph.node(
                "Conv",
                List.of(
                        pixels,
                        graph.constant(name + ".weight", layers.weight(name + ".weight")),
                        graph.constant(name + ".bias", layers.weight(name + ".bias"))),
                Attributes.integers("kernel_shape", kernel),
                Attributes.integers("strides", kernel)); // (B, C/4, S/4, S/4), or (B, C/4, T, S/4, S/4)
        // (B, C/4, token y, second y, first y, token x, second x, first x), time steps among the tokens' y
        String parted = layers.reshape(embedded, -1, width, steps * grid, 2, 2, grid, 2, 2);
        String rows = layers.reshape(layers.transpose(parted, 0, 2, 5, 6, 3, 7, 4, 1), -1, width); // (16 R, C/4)
        return layers.norm(rows, "patch_embed.norm");
    }

    private String blocks(String x, int from, int to) {
        String out = x;
        for (int block = from; block < to; block++) {
            out = layers.mlpBlock(out, "blocks." + block);
        }
        return out;
    }

    /** Merges four neighbors, (4 R, width), to one, (R, 2 width). */
    private String merge(String x, int block, int width) {
        String joined = layers.reshape(x, -1, 4L * width);
        return layers.linear(
                layers.normalized(joined, "blocks." + block + ".norm"), layers.dense("blocks." + block + ".reduction"));
    }

    /** Rows of the first stage as (B, T N, 4, 4, C/4), patches row by row. */
    String stage1(String rows) {
        long width = config.width() / 4;
        // (R, second x, second y, first x, first y, C/4)
        String parted = layers.reshape(rows, -1, 2, 2, 2, 2, width);
        return layers.reshape(layers.transpose(parted, 0, 2, 4, 1, 3, 5), -1, tokens(), 4, 4, width);
    }

    /** Rows of the second stage as (B, T N, 2, 2, C/2), row by row. */
    String stage2(String rows) {
        long width = config.width() / 2;
        String parted = layers.reshape(rows, -1, 2, 2, width); // (R, x, y, C/2)
        return layers.reshape(layers.transpose(parted, 0, 2, 1, 3), -1, tokens(), 2, 2, width);
    }

    /** Tokens of an image or clip. */
    long tokens() {
        return (long) steps * config.tokens();
    }
}
