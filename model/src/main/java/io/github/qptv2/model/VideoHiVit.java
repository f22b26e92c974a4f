package io.github.qptv2.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.github.qptv2.architecture.Inflation;
import io.github.qptv2.architecture.VideoConfig;
import io.github.qptv2.nn.LayerNorm;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.PlainTape;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tape;
import io.github.qptv2.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The HiViT encoder for clips, in the layout deduced for the published {@code vqa_*.pth}: {@link Inflation} in modules.
 * A row of a relative position bias table is {@code ((dt + T - 1) (2g - 1) + dy + g - 1) (2g - 1) + dx + g - 1}, query
 * minus key.
 *
 * <p>Attention runs for the queries of one time step at a time, so that logits take a T-th of the memory, and biases
 * are not stored per pair of time steps: 28 MB per block instead of 236 MB for 32 frames of 224 pixels and 6 heads.
 */
public final class VideoHiVit extends Module {

    private final VideoConfig config;
    private final Tensor absolutePosEmbed;
    private final @Nullable Tensor spatial; // int64, (N N): row of a bias table by offset in space
    private final Stem stem;
    private final List<AttentionBlock> main = new ArrayList<>();
    private final LayerNorm norm;

    /**
     * A network with random weights from libtorch's generator.
     *
     * @param epsilon added to the variance in every LayerNorm
     */
    public VideoHiVit(VideoConfig config, double epsilon) {
        this.config = config;
        var image = config.image();
        int C = image.width();
        absolutePosEmbed = parameter(
                "absolute_pos_embed",
                SinCosPositions.positions(image.grid(), C)
                        .expand(config.steps(), image.tokens(), C)
                        .reshape(1, config.tokens(), C));
        stem = child("", new Stem(image, Inflation.TEMPORAL_PATCH, epsilon));
        int offsets = image.relativeBias() ? config.relativePositions() : 0;
        for (int i = 0; i < image.depths().main(); i++) {
            var block = new AttentionBlock(C, image.heads(), offsets, epsilon);
            main.add(child(Stem.name(stem.blocks() + i), block));
        }
        norm = child("norm", new LayerNorm(C, epsilon));
        spatial = image.relativeBias()
                ? own(HiVit.positionIndex(image.grid())
                        .reshape((long) image.tokens() * image.tokens())
                        .retain())
                : null;
    }

    /** The configuration of this network. */
    public VideoConfig config() {
        return config;
    }

    /**
     * Encodes clips.
     *
     * @param tokens (B, T N, 4, 4, 96), see {@link TokenLayout#ofClips}
     * @return encoded tokens, (B, T N, C), not normalized
     */
    public Tensor forward(Tensor tokens) {
        return Scope.run(() -> encode(tokens, DropPath.NONE, PlainTape.INSTANCE));
    }

    /** {@link #forward} in training, with drop path; each main-stage block is one activation-checkpointing segment. */
    Tensor encode(Tensor tokens, DropPath drops, Tape tape) {
        DropPath kept = drops.on(tape);
        Tensor begun =
                eachStep(step -> stem.forward(at(tokens, step), kept).tokens()).add(absolutePosEmbed); // (B, T N, C)
        Tensor x = tape.cut(begun).get(0);
        for (int i = 0; i < main.size(); i++) {
            var block = main.get(i);
            int branch = stem.branches() + 2 * i;
            x = tape.segment(in -> attention(block, in, kept, branch), x);
        }
        return x;
    }

    /** The final LayerNorm, (..., C) to (..., C). */
    public Tensor normalize(Tensor tokens) {
        return norm.forward(tokens);
    }

    private Tensor attention(AttentionBlock block, Tensor x, DropPath drops, int branch) {
        Tensor all = block.project(x); // (B, T N, 3C)
        Tensor biases = biases(block);
        return eachStep(step -> {
            var asking = new AttentionBlock.Queries(at(x, step), at(all, step), all, asked(biases, step));
            return block.forward(asking, drops, branch);
        });
    }

    /** A block's biases by offset in time, latest key first, (H, N, 2T - 1, N), or null. */
    private @Nullable Tensor biases(AttentionBlock block) {
        if (spatial == null) {
            return null;
        }
        long N = config.image().tokens(), H = config.image().heads();
        return block.biasTable()
                .reshape(config.offsets(), config.image().relativePositions(), H)
                .flip(0)
                .permute(2, 0, 1)
                .contiguous() // (H, 2T - 1, P), so that whole rows are copied
                .indexSelect(2, spatial.to(block.biasTable().device()))
                .reshape(H, config.offsets(), N, N)
                .transpose(1, 2)
                .contiguous();
    }

    /**
     * The biases for the queries of one time step, (1, H, N, T N): a view, since the keys of a query are contiguous.
     * libtorch's fused attention, which never stores all logits, requires the first dimension.
     */
    private @Nullable Tensor asked(@Nullable Tensor biases, int step) {
        if (biases == null) {
            return null;
        }
        long N = config.image().tokens(), H = config.image().heads(), T = config.steps();
        return biases.narrow(2, T - 1 - step, T).reshape(1, H, N, T * N);
    }

    private Tensor eachStep(IntFunction<Tensor> work) {
        var parts = IntStream.range(0, config.steps())
                .mapToObj(step -> Scope.run(() -> work.apply(step)))
                .toArray(Tensor[]::new);
        return Tensor.cat(1, parts);
    }

    /** The tokens of a time step, (B, N, ...). */
    private Tensor at(Tensor all, int step) {
        long N = config.image().tokens();
        return all.narrow(1, step * N, N);
    }
}
