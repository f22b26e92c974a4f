package io.github.qptv2.model;

import io.github.qptv2.architecture.Layout;
import io.github.qptv2.nn.Linear;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Tensor;

/** The quality head: Linear, GELU, dropout in training, Linear; one score per vector. */
public final class QualityHead extends Module {

    /** Width of the hidden layer in the published checkpoints. */
    public static final int HIDDEN = Layout.HEAD_HIDDEN;

    // 1 and 2 of the checkpoints' sequence are activation and dropout, without weights
    private final Linear hidden;
    private final Linear score;

    /** A head over vectors of {@code width} channels. */
    public QualityHead(int width) {
        hidden = child("fc_cls.0", new Linear(width, HIDDEN));
        score = child("fc_cls.3", new Linear(HIDDEN, 1));
    }

    /** Maps (..., width) to (...). */
    public Tensor forward(Tensor x) {
        Tensor scores = score.forward(Ops.gelu(hidden.forward(x))); // (..., 1)
        return scores.select(-1, 0);
    }

    /**
     * {@link #forward(Tensor)} in training, with dropout of hidden values (Srivastava et al., <i>Dropout</i>, 2014);
     * kept values are divided by the probability of keeping them.
     *
     * @param x (B, width)
     * @param probability of dropping a value, in [0, 1)
     * @param noise (B, {@value #HIDDEN})
     */
    public Tensor forward(Tensor x, double probability, UniformNoise noise) {
        if (!(probability >= 0 && probability < 1)) {
            throw new IllegalArgumentException("dropout probability must be in [0, 1), got " + probability);
        }
        if (probability == 0) {
            return forward(x);
        }
        Tensor kept = Tensor.of(noise.kept(probability), noise.rows(), HIDDEN).to(noise.device());
        Tensor scores = score.forward(Ops.gelu(hidden.forward(x)).mul(kept)); // (B, 1)
        return scores.select(-1, 0);
    }
}
