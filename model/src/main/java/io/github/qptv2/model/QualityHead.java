package io.github.qptv2.model;

import io.github.qptv2.nn.Linear;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Tensor;

/** Linear, GELU, (dropout in training,) Linear: one number from one vector. */
public final class QualityHead extends Module {

    /** Width of the hidden layer in the published checkpoints. */
    public static final int HIDDEN = 64;

    // 1 is the activation and 2 the dropout of the checkpoints' sequence; neither has weights
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
}
