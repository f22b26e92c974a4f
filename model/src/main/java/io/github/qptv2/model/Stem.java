package io.github.qptv2.model;

import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;

/** HiViT's first two stages: MLP blocks within each token of 16 x 16 pixels. */
final class Stem extends Module {

    private final int width;
    private final PatchEmbed patchEmbed;
    private final List<MlpBlock> first = new ArrayList<>();
    private final PatchMerge firstMerge;
    private final List<MlpBlock> second = new ArrayList<>();
    private final PatchMerge secondMerge;
    private int blocks;

    /**
     * A stem with random weights.
     *
     * @param frames that a patch spans, 1 for images
     */
    Stem(HiVitConfig config, int frames, double epsilon) {
        width = config.width();
        patchEmbed = child("patch_embed", new PatchEmbed(width / 4, frames, epsilon));
        for (int i = 0; i < 2 * config.depths().first(); i++) {
            first.add(child(next(), new MlpBlock(width / 4, HiVitConfig.STEM_RATIO, epsilon)));
        }
        firstMerge = child(next(), new PatchMerge(width / 4, epsilon));
        for (int i = 0; i < 2 * config.depths().second(); i++) {
            second.add(child(next(), new MlpBlock(width / 2, HiVitConfig.STEM_RATIO, epsilon)));
        }
        secondMerge = child(next(), new PatchMerge(width / 2, epsilon));
    }

    // blocks and merges share one numbering, as in the checkpoints
    private String next() {
        return name(blocks++);
    }

    /** Name of a block of an encoder. */
    static String name(int block) {
        return "blocks." + block;
    }

    /** Number of blocks and merges in the stem, which is the index of the next block. */
    int blocks() {
        return blocks;
    }

    /** Number of residual branches in the stem, see {@link DropPath}. */
    int branches() {
        return first.size() + second.size();
    }

    /** Maps tokens (B, K, 4, 4, values) to stages; the tokens (B, K, C) have no position embedding yet. */
    StageFeatures forward(Tensor tokens, DropPath drops) {
        Tensor stage1 = stage(first, patchEmbed.forward(tokens), drops, 0); // (B, K, 4, 4, C/4)
        Tensor stage2 = stage(second, firstMerge.forward(stage1), drops, first.size()); // (B, K, 2, 2, C/2)
        Tensor x = secondMerge.forward(stage2); // (B, K, 1, 1, C)
        return new StageFeatures(stage1, stage2, x.reshape(x.size(0), x.size(1), width));
    }

    private static Tensor stage(List<MlpBlock> blocks, Tensor x, DropPath drops, int branch) {
        Tensor out = x;
        for (int i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            Tensor in = out;
            int at = branch + i;
            out = Scope.run(() -> block.forward(in, drops, at));
        }
        return out;
    }
}
