package io.github.qptv2.model;

import java.util.Objects;

import io.github.qptv2.architecture.Inflation;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.tensor.Tensor;

/** The encoder for clips with joint attention of all tokens at once and an explicit index of the bias table. */
final class JointClip {

    private JointClip() {}

    static Tensor tokens(VideoHiVit encoder, Tensor tokens) {
        var config = encoder.config();
        var image = config.image();
        var weights = encoder.state();
        var stem = new Stem(image, Inflation.TEMPORAL_PATCH, 1e-6);
        var stemNames = stem.parameters().keySet();
        stem.load(weights.without(name -> !stemNames.contains(name)));
        Tensor x = stem.forward(tokens, DropPath.NONE)
                .tokens()
                .add(Objects.requireNonNull(encoder.parameters().get("absolute_pos_embed")));
        Tensor index = Tensor.of(index(config.steps(), image.grid()), config.tokens(), config.tokens());
        for (int i = 0; i < image.depths().main(); i++) {
            var block = new AttentionBlock(image.width(), image.heads(), config.relativePositions(), 1e-6);
            block.load(part(weights, Stem.name(stem.blocks() + i) + "."));
            x = block.forward(x, block.bias(index));
        }
        return x;
    }

    private static StateDict part(StateDict weights, String prefix) {
        return weights.without(name -> !name.startsWith(prefix)).renamed(name -> name.substring(prefix.length()));
    }

    /** Index of the bias table: time-major tokens, query minus key. */
    private static long[] index(int steps, int grid) {
        int tokens = steps * grid * grid, wide = 2 * grid - 1;
        var index = new long[tokens * tokens];
        for (int query = 0; query < tokens; query++) {
            for (int key = 0; key < tokens; key++) {
                int dt = query / (grid * grid) - key / (grid * grid);
                int dy = query / grid % grid - key / grid % grid, dx = query % grid - key % grid;
                index[query * tokens + key] = (long) ((dt + steps - 1) * wide + dy + grid - 1) * wide + dx + grid - 1;
            }
        }
        return index;
    }
}
