package io.github.qptv2.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.tensor.Tape;
import io.github.qptv2.tensor.Tensor;

/**
 * Drop path (stochastic depth): the residual branches of each image that are skipped in one training step (Huang et
 * al., <i>Deep Networks with Stochastic Depth</i>, 2016). A kept branch is divided by the probability of keeping it,
 * which preserves its expectation; inference skips nothing.
 *
 * <p>The probability of skipping rises linearly over the blocks, from 0 at the first to the rate at the last, as in
 * HiViT's code. The two branches of an attention block are skipped independently.
 */
public final class DropPath {

    /** No branch is skipped. */
    public static final DropPath NONE = new DropPath(List.of());

    private final List<Tensor> scales;

    private DropPath(List<Tensor> scales) {
        this.scales = scales;
    }

    /**
     * Decides by noise which branches are skipped.
     *
     * @param noise uniform in [0, 1), (B, {@link #branches})
     * @param rate drop probability at the last block, in [0, 1)
     */
    public static DropPath of(HiVitConfig config, double rate, UniformNoise noise) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("drop path rate must be in [0, 1), got " + rate);
        }
        if (noise.width() != branches(config)) {
            throw new IllegalArgumentException(
                    "noise must have %d columns, got %d".formatted(branches(config), noise.width()));
        }
        if (rate == 0) {
            return NONE;
        }
        double[] rates = rates(config, rate);
        return new DropPath(IntStream.range(0, rates.length)
                .mapToObj(branch -> Tensor.of(noise.kept(branch, rates[branch]), noise.rows())
                        .to(noise.device()))
                .toList());
    }

    /** Number of residual branches of a network: one per MLP block, two per attention block. */
    public static int branches(HiVitConfig config) {
        return mlpBlocks(config) + 2 * config.depths().main();
    }

    /** Drop probability of each branch. */
    static double[] rates(HiVitConfig config, double last) {
        int mlps = mlpBlocks(config), blocks = mlps + config.depths().main();
        return IntStream.range(0, branches(config))
                .map(branch -> branch < mlps ? branch : mlps + (branch - mlps) / 2) // its block
                .mapToDouble(block -> last * block / (blocks - 1))
                .toArray();
    }

    static int mlpBlocks(HiVitConfig config) {
        return 2 * (config.depths().first() + config.depths().second());
    }

    boolean isNone() {
        return scales.isEmpty();
    }

    /** Applies drop path to the result of a branch, (B, ...). */
    Tensor of(int branch, Tensor added) {
        var shape = new long[added.rank()];
        Arrays.fill(shape, 1);
        shape[0] = added.size(0);
        return added.mul(scales.get(branch).reshape(shape));
    }

    /** A copy whose tensors live while the tape is open. */
    DropPath on(Tape tape) {
        return isNone() ? this : new DropPath(scales.stream().map(tape::keep).toList());
    }
}
