package io.github.qptv2.finetune;

import java.util.List;
import java.util.function.Function;

import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.finetune.config.LossConfig;
import io.github.qptv2.finetune.ranking.SeriesCrops;
import io.github.qptv2.loader.Batch;
import io.github.qptv2.loss.PerSet;
import io.github.qptv2.loss.PlccLoss;
import io.github.qptv2.model.DropPath;
import io.github.qptv2.model.Masking;
import io.github.qptv2.model.QualityHead;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.model.ScoringNetwork;
import io.github.qptv2.model.UniformNoise;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.PlainTape;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tape;
import io.github.qptv2.tensor.Tensor;
import io.github.qptv2.train.TrainingPrecision;

/**
 * The losses of fine-tuning on labeled crops and on distortion series, and their gradients.
 *
 * @param precision of matrix products
 * @param labeled loss of labeled crops
 */
record FinetuneStep(
        ScoringNetwork network,
        FinetuneConfig config,
        TrainingPrecision precision,
        InputSpec inputSpec,
        LabeledLoss labeled) {

    /** The same with another precision. */
    FinetuneStep with(TrainingPrecision other) {
        return new FinetuneStep(network, config, other, inputSpec, labeled);
    }

    /**
     * Accumulates the gradient of the loss, averaged over the micro-batches, in the parameters.
     *
     * @param headOnly whether the encoder is frozen
     * @return that loss, 0 without batches; if it is not finite, the gradient must not be used
     */
    double gradients(List<Batch> batches, boolean headOnly) {
        double sum = 0;
        for (var batch : batches) {
            sum += gradient(headOnly, 1.0 / batches.size(), tape -> loss(batch, headOnly, tape));
        }
        return sum / Math.max(1, batches.size());
    }

    /**
     * Adds the gradient of the ranking loss, within each distortion series.
     *
     * @return that loss times its weight
     */
    double rankingGradients(List<SeriesCrops> series, boolean headOnly) {
        double weight = config.rankAugmentation().weight();
        return weight * gradient(headOnly, weight, tape -> ranked(series, headOnly, tape));
    }

    /** Adds the gradient of a loss times a factor; returns the loss without the factor. */
    double gradient(boolean headOnly, double factor, Function<Tape, Tensor> body) {
        try (var scope = Scope.open();
                var tape = headOnly ? PlainTape.INSTANCE : config.runtime().tape()) {
            Tensor loss = precision.in(inputSpec.pixels().device(), () -> body.apply(tape));
            double value = loss.item();
            tape.backward(loss.mul(factor));
            return value;
        }
    }

    private Tensor ranked(List<SeriesCrops> series, boolean headOnly, Tape tape) {
        int size = network.shape().imageSize(),
                levels = config.rankAugmentation().levels();
        int bytes = levels * inputSpec.frames() * 3 * size * size, count = series.size() * levels;
        var crops = new byte[series.size() * bytes];
        int tokens = network.shape().tokens();
        var order = new float[count];
        var randomScores = new float[count * tokens];
        var members = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = -(i % levels);
            members[i] = i / levels;
            float[] drawn = series.get(i / levels).randomScores();
            System.arraycopy(drawn, 0, randomScores, i * tokens, drawn.length);
        }
        for (int i = 0; i < series.size(); i++) {
            System.arraycopy(series.get(i).crops(), 0, crops, i * bytes, bytes);
        }
        Tensor features = features(
                inputSpec.tokens(crops, count, size),
                Tensor.of(randomScores, count, tokens),
                DropPath.NONE,
                headOnly,
                tape);
        Tensor targets = Tensor.of(order, count).to(inputSpec.pixels().device());
        // PLCC, not the rank loss: the gradient of the latter vanishes as scores come close together
        var loss = config.datasets().isEmpty() ? config.loss().loss() : new PlccLoss();
        return new PerSet(loss).of(network.head().forward(features), targets, members);
    }

    /** Features of the tokens that random scores (B, N) select. */
    private Tensor features(Tensor tokens, Tensor randomScores, DropPath dropMask, boolean headOnly, Tape tape) {
        if (!headOnly) {
            return config.tuning().patchKeepRatio() < 1 && network instanceof QualityNetwork images
                    ? visibleFeatures(images, tokens, randomScores, new ForwardPass(dropMask, tape))
                    : network.features(tokens, dropMask, tape);
        }
        try (var noGrad = NoGrad.open()) {
            return network.features(tokens, DropPath.NONE, tape);
        }
    }

    private Tensor loss(Batch batch, boolean headOnly, Tape tape) {
        var shape = network.shape();
        int branches = DropPath.branches(shape), count = batch.count();
        float[] drawn = inputSpec.noise().of(batch);
        var device = inputSpec.pixels().device();
        var heads = new UniformNoise(columns(drawn, count, branches, QualityHead.HIDDEN), count, device);
        Tensor tokens = inputSpec.tokens(batch.images(), count, batch.size());
        var dropMask = DropPath.of(
                shape, config.tuning().dropPath(), new UniformNoise(columns(drawn, count, 0, branches), count, device));
        float[] randomScores = columns(drawn, count, branches + QualityHead.HIDDEN, shape.tokens());
        Tensor features = features(tokens, Tensor.of(randomScores, count, shape.tokens()), dropMask, headOnly, tape);
        double dropout = config.tuning().dropout();
        return config.loss().kind() == LossConfig.Kind.EMD
                ? labeled.ofVotes(batch, network.head().distribution(features, dropout, heads))
                : labeled.of(batch, network.head().forward(features, dropout, heads));
    }

    /** Drop path and tape of a forward pass. */
    private record ForwardPass(DropPath dropMask, Tape tape) {}

    private Tensor visibleFeatures(QualityNetwork images, Tensor tokens, Tensor randomScores, ForwardPass pass) {
        var masking =
                Masking.of(randomScores.to(tokens.device()), 1 - config.tuning().patchKeepRatio());
        Tensor kept = pass.tape().keep(masking.kept());
        return images.features(masking.visible(tokens), kept, pass.dropMask(), pass.tape());
    }

    /** Columns of (rows, width) numbers, row by row. */
    static float[] columns(float[] drawn, int rows, int from, int count) {
        int width = drawn.length / rows;
        var part = new float[rows * count];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(drawn, row * width + from, part, row * count, count);
        }
        return part;
    }
}
