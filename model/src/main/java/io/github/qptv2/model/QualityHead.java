package io.github.qptv2.model;

import io.github.qptv2.architecture.Layout;
import io.github.qptv2.nn.Linear;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Tensor;

/**
 * The quality head: Linear, GELU, dropout in training, Linear; one score per vector. With K outputs these are the
 * logits of a distribution over the ratings 1 to K, and the score is its mean (Talebi and Milanfar 2018, NIMA).
 */
public final class QualityHead extends Module {

    /** Width of the hidden layer in the published checkpoints. */
    public static final int HIDDEN = Layout.HEAD_HIDDEN;

    // 1 and 2 of the checkpoints' sequence are activation and dropout, without weights
    private final Linear hidden;
    private final Linear score;
    private final int grades;

    /** A head over vectors of {@code width} channels. */
    public QualityHead(int width) {
        this(width, 1);
    }

    /**
     * A head over vectors of {@code width} channels.
     *
     * @param grades number of ratings, 1 for a single score
     */
    public QualityHead(int width, int grades) {
        hidden = child("fc_cls.0", new Linear(width, HIDDEN));
        score = child("fc_cls.3", new Linear(HIDDEN, grades));
        this.grades = grades;
    }

    /** Maps (..., width) to (...). */
    public Tensor forward(Tensor x) {
        return scores(score.forward(Ops.gelu(hidden.forward(x))));
    }

    /** Scores (...) of outputs (..., K). */
    private Tensor scores(Tensor outputs) {
        if (grades == 1) {
            return outputs.select(-1, 0);
        }
        var ratings = new float[grades];
        for (int i = 0; i < grades; i++) {
            ratings[i] = i + 1;
        }
        Tensor means = outputs.softmax(-1).matmul(Tensor.of(ratings, grades, 1).to(outputs.device())); // (..., 1)
        return means.select(-1, 0);
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
        return scores(outputs(x, probability, noise));
    }

    /**
     * The distribution over the ratings in training, (B, K); otherwise as {@link #forward(Tensor, double,
     * UniformNoise)}.
     */
    public Tensor distribution(Tensor x, double probability, UniformNoise noise) {
        return outputs(x, probability, noise).softmax(-1);
    }

    private Tensor outputs(Tensor x, double probability, UniformNoise noise) {
        if (!(probability >= 0 && probability < 1)) {
            throw new IllegalArgumentException("dropout probability must be in [0, 1), got " + probability);
        }
        if (probability == 0) {
            return score.forward(Ops.gelu(hidden.forward(x)));
        }
        Tensor kept = Tensor.of(noise.kept(probability), noise.rows(), HIDDEN).to(noise.device());
        return score.forward(Ops.gelu(hidden.forward(x)).mul(kept)); // (B, K)
    }
}
