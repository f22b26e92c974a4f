package io.github.qptv2.model;

import io.github.qptv2.nn.LayerNorm;
import io.github.qptv2.nn.Linear;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.Tensor;

/** Fusion of the encoder's three stages for the decoder, used only in pretraining. */
public abstract sealed class FeatureFusion extends Module {

    /** Fusion modes. */
    public enum Kind {
        /**
         * A learned convex combination of the stages, each projected to the encoder's width; initially equal weights.
         */
        WEIGHTED,
        /** Concatenation of all stages, 7C channels, with its own LayerNorm, as in the HiViT authors' code. */
        CONCAT,
        /** Only the last stage. */
        NONE
    }

    private FeatureFusion() {}

    static FeatureFusion of(Kind kind, HiVit encoder, double epsilon) {
        return switch (kind) {
            case WEIGHTED -> new Weighted(encoder);
            case CONCAT -> new Concat(encoder.config().width(), epsilon);
            case NONE -> new None(encoder);
        };
    }

    /** Normalized features of K tokens, (B, K, {@link #width}). */
    abstract Tensor forward(StageFeatures features);

    /** Channels of the result. */
    abstract int width();

    /** Flattens the values of each token: (B, K, ..., c) to (B, K, values). */
    private static Tensor flat(Tensor stage) {
        long B = stage.size(0), K = stage.size(1);
        return stage.reshape(B, K, stage.elements() / (B * K));
    }

    private static final class Weighted extends FeatureFusion {

        private final HiVit encoder;
        private final Tensor weights;
        private final Linear first;
        private final Linear second;
        private final Linear third;

        Weighted(HiVit encoder) {
            this.encoder = encoder;
            int C = encoder.config().width();
            weights = parameter("fusion.weights", Tensor.zeros(3));
            first = child("fusion.proj1", new Linear(4 * C, C)); // 16 patches of C/4
            second = child("fusion.proj2", new Linear(2 * C, C)); // 4 of C/2
            third = child("fusion.proj3", new Linear(C, C));
        }

        @Override
        Tensor forward(StageFeatures features) {
            Tensor share = weights.softmax(0); // (3)
            Tensor fused = first.forward(flat(features.stage1()))
                    .mul(share.select(0, 0))
                    .add(second.forward(flat(features.stage2())).mul(share.select(0, 1)))
                    .add(third.forward(features.tokens()).mul(share.select(0, 2))); // (B, K, C)
            return encoder.normalize(fused);
        }

        @Override
        int width() {
            return encoder.config().width();
        }
    }

    private static final class Concat extends FeatureFusion {

        private final LayerNorm norm;
        private final int width;

        Concat(int encoderWidth, double epsilon) {
            width = 7 * encoderWidth; // 4C + 2C + C
            norm = child("norm", new LayerNorm(width, epsilon));
        }

        @Override
        Tensor forward(StageFeatures features) {
            return norm.forward(Tensor.cat(2, flat(features.stage1()), flat(features.stage2()), features.tokens()));
        }

        @Override
        int width() {
            return width;
        }
    }

    private static final class None extends FeatureFusion {

        private final HiVit encoder;

        None(HiVit encoder) {
            this.encoder = encoder;
        }

        @Override
        Tensor forward(StageFeatures features) {
            return encoder.normalize(features.tokens());
        }

        @Override
        int width() {
            return encoder.config().width();
        }
    }
}
