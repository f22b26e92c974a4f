package io.github.qptv2.finetune;

import java.util.List;
import java.util.function.Function;

import io.github.qptv2.data.Batch;
import io.github.qptv2.data.Pixels;
import io.github.qptv2.loss.PerSet;
import io.github.qptv2.loss.PlccLoss;
import io.github.qptv2.model.DropPath;
import io.github.qptv2.model.Masking;
import io.github.qptv2.model.Noise;
import io.github.qptv2.model.QualityHead;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.model.ScoringNetwork;
import io.github.qptv2.model.Units;
import io.github.qptv2.scoring.Channels;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tape;
import io.github.qptv2.tensor.Tensor;
import io.github.qptv2.train.PictureNoise;
import io.github.qptv2.train.Precision;

/**
 * Scores random squares and asks how the network could have agreed better with the opinions.
 *
 * @param precision of matrix products
 * @param labeled loss of labeled crops
 */
record FinetuneStep(
        ScoringNetwork network, FinetuneConfig config, Precision precision, Eyes eyes, LabeledLoss labeled) {

    /** The same with another precision. */
    FinetuneStep with(Precision other) {
        return new FinetuneStep(network, config, other, eyes, labeled);
    }

    /**
     * What a network sees with, and what it is kept from.
     *
     * @param noise decides what is dropped
     * @param frames of a clip, 1 for pictures
     */
    record Eyes(Pixels pixels, Channels channels, PictureNoise noise, int frames) {

        static final long DROPS = 0x64726f70; // apart from the loader's draws

        /** Numbers of each picture: for the branches, then for the head, then for the units. */
        static int columns(ScoringNetwork network) {
            var shape = network.shape();
            return DropPath.branches(shape) + QualityHead.HIDDEN + shape.tokens();
        }

        /** Of images or clips, (count frames, size, size, 3). */
        Tensor units(byte[] rgb, int count, int size) {
            Tensor images = pixels.of(rgb, count * frames, size); // (B F, 3, S, S)
            Tensor ordered = channels == Channels.BGR ? images.flip(1) : images;
            return frames == 1
                    ? Units.of(ordered) // (B, N, 4, 4, 48)
                    : Units.ofClips(
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
    double ladderGradients(List<LadderFeed.Rungs> ladders, boolean headOnly) {
        double weight = config.ladders().weight();
        return weight * gradient(headOnly, weight, tape -> ranked(ladders, headOnly, tape));
    }

    /** Adds the gradient of a loss times a factor; the loss without it. */
    double gradient(boolean headOnly, double factor, Function<Tape, Tensor> body) {
        try (var scope = Scope.open();
                var tape = headOnly ? Tape.plain() : config.compute().tape()) {
            Tensor loss = precision.in(eyes.pixels().device(), () -> body.apply(tape));
            double value = loss.item();
            tape.backward(loss.mul(factor));
            return value;
        }
    }

    private Tensor ranked(List<LadderFeed.Rungs> ladders, boolean headOnly, Tape tape) {
        int size = network.shape().imageSize(), levels = config.ladders().levels();
        int bytes = levels * eyes.frames() * 3 * size * size, count = ladders.size() * levels;
        var squares = new byte[ladders.size() * bytes];
        int tokens = network.shape().tokens();
        var order = new float[count];
        var lots = new float[count * tokens];
        var members = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = -(i % levels);
            members[i] = i / levels;
            float[] drawn = ladders.get(i / levels).lots();
            System.arraycopy(drawn, 0, lots, i * tokens, drawn.length);
        }
        for (int i = 0; i < ladders.size(); i++) {
            System.arraycopy(ladders.get(i).squares(), 0, squares, i * bytes, bytes);
        }
        Tensor features = features(
                eyes.units(squares, count, size), Tensor.of(lots, count, tokens), DropPath.NONE, headOnly, tape);
        Tensor wanted = Tensor.of(order, count).to(eyes.pixels().device());
        // not the rank loss: its gradient fades as scores come to lie close together, and ladders are then ignored
        var loss = config.sets().isEmpty() ? config.loss().loss() : new PlccLoss();
        return new PerSet(loss).of(network.head().forward(features), wanted, members);
    }

    /** Features of what is looked at, which numbers (B, N) decide. */
    private Tensor features(Tensor units, Tensor lots, DropPath drops, boolean headOnly, Tape tape) {
        if (!headOnly) {
            return config.tuning().units() < 1 && network instanceof QualityNetwork pictures
                    ? partly(pictures, units, lots, new Passing(drops, tape))
                    : network.features(units, drops, tape);
        }
        try (var noGrad = NoGrad.open()) {
            return network.features(units, DropPath.NONE, tape);
        }
    }

    private Tensor scores(Batch batch, boolean headOnly, Tape tape) {
        var shape = network.shape();
        int branches = DropPath.branches(shape), count = batch.count();
        float[] drawn = eyes.noise().of(batch);
        var device = eyes.pixels().device();
        var heads = new Noise(columns(drawn, count, branches, QualityHead.HIDDEN), count, device);
        Tensor units = eyes.units(batch.images(), count, batch.size());
        var drops = DropPath.of(
                shape, config.tuning().dropPath(), new Noise(columns(drawn, count, 0, branches), count, device));
        float[] lots = columns(drawn, count, branches + QualityHead.HIDDEN, shape.tokens());
        Tensor features = features(units, Tensor.of(lots, count, shape.tokens()), drops, headOnly, tape);
        return network.head().forward(features, config.tuning().dropout(), heads);
    }

    /** How a pass is made. */
    private record Passing(DropPath drops, Tape tape) {}

    private Tensor partly(QualityNetwork pictures, Tensor units, Tensor lots, Passing passing) {
        var seen = Masking.of(lots.to(units.device()), 1 - config.tuning().units());
        Tensor kept = passing.tape().keep(seen.kept());
        return pictures.features(seen.visible(units), kept, passing.drops(), passing.tape());
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
