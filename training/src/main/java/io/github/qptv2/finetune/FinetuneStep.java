package io.github.qptv2.finetune;

import java.util.List;
import java.util.function.Function;

import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.finetune.ranking.DistortionSeriesLoader;
import io.github.qptv2.loader.Batch;
import io.github.qptv2.loader.PixelTensors;
import io.github.qptv2.loss.PerSet;
import io.github.qptv2.loss.PlccLoss;
import io.github.qptv2.model.DropPath;
import io.github.qptv2.model.Masking;
import io.github.qptv2.model.QualityHead;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.model.ScoringNetwork;
import io.github.qptv2.model.TokenLayout;
import io.github.qptv2.model.UniformNoise;
import io.github.qptv2.scoring.bundle.ChannelOrder;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.PlainTape;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tape;
import io.github.qptv2.tensor.Tensor;
import io.github.qptv2.train.SampleNoise;
import io.github.qptv2.train.TrainingPrecision;

/**
 * Scores random crops and asks how the network could have agreed better with the opinions.
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
     * What a network sees with, and what it is kept from.
     *
     * @param noise decides what is dropped
     * @param frames of a clip, 1 for images
     */
    record InputSpec(PixelTensors pixels, ChannelOrder channels, SampleNoise noise, int frames) {

        static final long DROP_MASK = 0x64726f70; // apart from the loader's draws

        /** Numbers of each image: for the branches, then for the head, then for the units. */
        static int columns(ScoringNetwork network) {
            var shape = network.shape();
            return DropPath.branches(shape) + QualityHead.HIDDEN + shape.tokens();
        }

        /** Of images or clips, (count frames, size, size, 3). */
        Tensor tokens(byte[] rgb, int count, int size) {
            Tensor images = pixels.of(rgb, count * frames, size); // (B F, 3, S, S)
            Tensor ordered = channels == ChannelOrder.BGR ? images.flip(1) : images;
            return frames == 1
                    ? TokenLayout.of(ordered) // (B, N, 4, 4, 48)
                    : TokenLayout.ofClips(
                            ordered.reshape(count, frames, 3, size, size).transpose(1, 2)); // (B, T N, 4, 4, 96)
        }
    }

    /**
     * Leaves the gradient of the mean loss over all batches in the parameters.
     *
     * @param headOnly whether the encoder is held
     * @return that loss, 0 without batches; where it is not finite, no gradient is to be used
     */
    double gradients(List<Batch> batches, boolean headOnly) {
        double sum = 0;
        for (var batch : batches) {
            sum += gradient(headOnly, 1.0 / batches.size(), tape -> labeled.of(batch, scores(batch, headOnly, tape)));
        }
        return sum / Math.max(1, batches.size());
    }

    /**
     * Adds the gradient of the loss within each ladder.
     *
     * @return that loss, weighted
     */
    double rankingGradients(List<DistortionSeriesLoader.Levels> series, boolean headOnly) {
        double weight = config.rankAugmentation().weight();
        return weight * gradient(headOnly, weight, tape -> ranked(series, headOnly, tape));
    }

    /** Adds the gradient of a loss times a factor; the loss without it. */
    double gradient(boolean headOnly, double factor, Function<Tape, Tensor> body) {
        try (var scope = Scope.open();
                var tape = headOnly ? PlainTape.INSTANCE : config.runtime().tape()) {
            Tensor loss = precision.in(inputSpec.pixels().device(), () -> body.apply(tape));
            double value = loss.item();
            tape.backward(loss.mul(factor));
            return value;
        }
    }

    private Tensor ranked(List<DistortionSeriesLoader.Levels> series, boolean headOnly, Tape tape) {
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
        Tensor wanted = Tensor.of(order, count).to(inputSpec.pixels().device());
        // not the rank loss: its gradient fades as scores come to lie close together, and ladders are then ignored
        var loss = config.datasets().isEmpty() ? config.loss().loss() : new PlccLoss();
        return new PerSet(loss).of(network.head().forward(features), wanted, members);
    }

    /** Features of what is looked at, which numbers (B, N) decide. */
    private Tensor features(Tensor tokens, Tensor randomScores, DropPath dropMask, boolean headOnly, Tape tape) {
        if (!headOnly) {
            return config.tuning().patchKeepRatio() < 1 && network instanceof QualityNetwork images
                    ? partly(images, tokens, randomScores, new ForwardPass(dropMask, tape))
                    : network.features(tokens, dropMask, tape);
        }
        try (var noGrad = NoGrad.open()) {
            return network.features(tokens, DropPath.NONE, tape);
        }
    }

    private Tensor scores(Batch batch, boolean headOnly, Tape tape) {
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
        return network.head().forward(features, config.tuning().dropout(), heads);
    }

    /** How a pass is made. */
    private record ForwardPass(DropPath dropMask, Tape tape) {}

    private Tensor partly(QualityNetwork images, Tensor tokens, Tensor randomScores, ForwardPass passing) {
        var seen =
                Masking.of(randomScores.to(tokens.device()), 1 - config.tuning().patchKeepRatio());
        Tensor kept = passing.tape().keep(seen.kept());
        return images.features(seen.visible(tokens), kept, passing.dropMask(), passing.tape());
    }

    static float[] columns(float[] drawn, int rows, int from, int count) {
        int width = drawn.length / rows;
        var part = new float[rows * count];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(drawn, row * width + from, part, row * count, count);
        }
        return part;
    }
}
