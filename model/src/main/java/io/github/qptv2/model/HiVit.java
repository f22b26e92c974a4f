package io.github.qptv2.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.RelativePositions;
import io.github.qptv2.nn.LayerNorm;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.PlainTape;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tape;
import io.github.qptv2.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The HiViT encoder: two MLP-only stages within each token of 16 x 16 pixels, then a transformer over the tokens.
 *
 * <p>Parameters are named as in the published QPT V2 checkpoints. The first two stages process each token
 * independently, so masked tokens can be dropped before encoding.
 */
public final class HiVit extends Module {

    private final HiVitConfig config;
    private final Tensor absolutePosEmbed;
    private final @Nullable Tensor relativePositionIndex;
    private final Stem stem;
    private final List<AttentionBlock> main = new ArrayList<>();
    private final @Nullable LayerNorm norm;

    /**
     * A network with random weights from libtorch's generator.
     *
     * @param epsilon added to the variance in every LayerNorm
     */
    public HiVit(HiVitConfig config, double epsilon) {
        this(config, epsilon, true);
    }

    /** An encoder with or without the final LayerNorm, which some fusions replace. */
    HiVit(HiVitConfig config, double epsilon, boolean hasNorm) {
        this.config = config;
        int C = config.width();
        absolutePosEmbed = parameter("absolute_pos_embed", SinCosPositions.positions(config.grid(), C));
        relativePositionIndex =
                config.relativeBias() ? buffer("relative_position_index", positionIndex(config.grid())) : null;
        stem = child("", new Stem(config, 1, epsilon));
        int offsets = config.relativeBias() ? config.relativePositions() : 0;
        for (int i = 0; i < config.depths().main(); i++) {
            var block = new AttentionBlock(C, config.heads(), offsets, epsilon);
            main.add(child(Stem.name(stem.blocks() + i), block));
        }
        norm = hasNorm ? child("norm", new LayerNorm(C, epsilon)) : null;
    }

    /** The configuration of this network. */
    public HiVitConfig config() {
        return config;
    }

    /**
     * Encodes all tokens of a batch.
     *
     * @param tokens (B, N, 4, 4, 48), see {@link TokenLayout}
     * @return encoded tokens, (B, N, C), not normalized
     */
    public Tensor forward(Tensor tokens) {
        return Scope.run(() -> encode(tokens).tokens());
    }

    /** Encodes all tokens of a batch and returns all stages. */
    public StageFeatures encode(Tensor tokens) {
        return encode(tokens, new ForwardArguments(absolutePosEmbed, this::bias, DropPath.NONE, PlainTape.INSTANCE));
    }

    /** {@link #forward} in training, with drop path; each main-stage block is one activation-checkpointing segment. */
    Tensor encode(Tensor tokens, DropPath drops, Tape tape) {
        return encode(tokens, new ForwardArguments(absolutePosEmbed, this::bias, drops.on(tape), tape))
                .tokens();
    }

    /**
     * Encodes some tokens of each image.
     *
     * @param tokens (B, K, 4, 4, 48)
     * @param kept index of each token in its image, (B, K)
     */
    public StageFeatures encode(Tensor tokens, Tensor kept) {
        return encode(tokens, kept, PlainTape.INSTANCE);
    }

    /** {@link #encode(Tensor, Tensor)}; each main-stage block is one activation-checkpointing segment. */
    StageFeatures encode(Tensor tokens, Tensor kept, Tape tape) {
        return encode(tokens, kept, DropPath.NONE, tape);
    }

    /** {@link #encode(Tensor, Tensor)} in training, with drop path. */
    StageFeatures encode(Tensor tokens, Tensor kept, DropPath drops, Tape tape) {
        DropPath skipped = drops.on(tape);
        long B = kept.size(0), K = kept.size(1), C = config.width();
        Tensor positions = absolutePosEmbed
                .expand(B, config.tokens(), C)
                .gather(1, kept.unsqueeze(2).expand(B, K, C)); // (B, K, C)
        var all = relativePositionIndex;
        if (all == null) {
            return encode(tokens, new ForwardArguments(positions, block -> null, skipped, tape));
        }
        Tensor pairs = tape.keep(all.indexSelect(0, kept.reshape(B * K))
                .reshape(B, K, config.tokens())
                .gather(2, kept.unsqueeze(1).expand(B, K, K))); // (B, K, K)
        return encode(
                tokens, new ForwardArguments(positions, block -> main.get(block).bias(pairs), skipped, tape));
    }

    /**
     * Arguments of one forward pass.
     *
     * @param positions of these tokens, (B, K, C) or (1, K, C)
     * @param biases relative position biases of each main-stage block
     */
    private record ForwardArguments(
            Tensor positions, IntFunction<@Nullable Tensor> biases, DropPath drops, Tape tape) {}

    private StageFeatures encode(Tensor tokens, ForwardArguments pass) {
        StageFeatures begun = begin(tokens, pass.positions(), pass.drops());
        var ends = pass.tape().cut(begun.stage1(), begun.stage2(), begun.tokens());
        Tensor x = ends.get(2);
        for (int i = 0; i < main.size(); i++) {
            int at = i, branch = stem.branches() + 2 * i;
            x = pass.tape().segment(in -> main.get(at).forward(in, pass.biases().apply(at), pass.drops(), branch), x);
        }
        return new StageFeatures(ends.get(0), ends.get(1), x);
    }

    /** The first two stages and position embeddings, (B, K, C), added to the tokens, (B, K, C). */
    private StageFeatures begin(Tensor tokens, Tensor positions, DropPath drops) {
        StageFeatures begun = stem.forward(tokens, drops);
        return new StageFeatures(begun.stage1(), begun.stage2(), begun.tokens().add(positions));
    }

    /** Relative position biases of a block of the main stage, (H, N, N), or null. */
    @Nullable
    Tensor bias(int block) {
        var index = relativePositionIndex;
        if (index == null) {
            return null;
        }
        return main.get(block).bias(index);
    }

    /** The final LayerNorm, (..., C) to (..., C). */
    public Tensor normalize(Tensor tokens) {
        if (norm == null) {
            throw new IllegalStateException("this encoder has no final LayerNorm");
        }
        return norm.forward(tokens);
    }

    /** Relative position index, int64, (N, N): row of the bias table for each (query, key). */
    static Tensor positionIndex(int grid) {
        return Tensor.of(RelativePositions.values(grid), (long) grid * grid, (long) grid * grid);
    }
}
