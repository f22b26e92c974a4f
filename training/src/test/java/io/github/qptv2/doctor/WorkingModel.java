package io.github.qptv2.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.loss.MeanSquaredError;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.model.TokenLayout;
import io.github.qptv2.scoring.bundle.InferenceConfig;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import io.github.qptv2.tensor.optim.AdamW;

/**
 * A small quality model, trained from seeded random weights on distorted crops of synthetic images. Its target is the
 * negative distortion level, its inference configuration {@link #RIGHT}.
 */
final class WorkingModel {

    /** Inference configuration of the training. */
    static final InferenceConfig RIGHT = InferenceConfig.DEFAULT.with("pooling", "norm_then_mean");

    private static final int SIDE = 64;
    private static final int STEPS = 300;
    private static final int BATCH = 32;
    private static final HiVitConfig SHAPE = new HiVitConfig(SIDE, 48, new HiVitConfig.Depths(1, 1, 1), 2, true);

    private final List<Image> crops = new ArrayList<>();
    private final List<Float> targets = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(5);
    private final double rate;
    private final Predicate<String> trained;

    private WorkingModel(double rate, Predicate<String> trained) {
        this.rate = rate;
        this.trained = trained;
    }

    /** Trains all weights for 300 steps; deterministic on one machine. */
    static ModelBundle train() {
        return train(new WorkingModel(2e-3, name -> true));
    }

    /** Trains the head and the last LayerNorm of a random encoder: a weaker model that depends on the pooling order. */
    static ModelBundle trainHead() {
        return train(new WorkingModel(2e-2, name -> name.startsWith("quality_regressor") || name.startsWith("norm.")));
    }

    private static ModelBundle train(WorkingModel model) {
        model.collect();
        StateDict weights = model.fit();
        return new ModelBundle(
                ModelDescription.of("working-iqa").with(RIGHT), new Architecture(SHAPE, 1, true), weights);
    }

    private void collect() {
        var versions = DistortionLevels.versions();
        for (int seed = 100; seed < 116; seed++) {
            Image image = TestScenery.of(224, 192, seed);
            for (int i = 0; i < versions.size(); i++) {
                add(versions.get(i).apply(image), i == 0 ? 0 : 1 + (i - 1) % DistortionLevels.LEVELS);
            }
            for (int level = 0; level <= DistortionLevels.LEVELS; level++) {
                add(TestScenery.blue(image, level), level);
            }
        }
    }

    private void add(Image image, int level) {
        for (int i = 0; i < 2; i++) {
            crops.add(image.crop(
                    random.nextInt(image.width() - SIDE), random.nextInt(image.height() - SIDE), SIDE, SIDE));
            targets.add(-level / 5f);
        }
    }

    private StateDict fit() {
        try (var all = Scope.open()) {
            Ops.seed(11);
            var network = new QualityNetwork(SHAPE, RIGHT.epsilon(), RIGHT.pooling());
            var parameters = new LinkedHashMap<>(network.parameters());
            parameters.keySet().removeIf(trained.negate());
            var group = new AdamW.Group(parameters, 0.01, 1);
            try (var optimizer = new AdamW(List.of(group), AdamW.Settings.STANDARD)) {
                for (int step = 0; step < STEPS; step++) {
                    try (var scope = Scope.open()) {
                        Tensor loss = loss(network);
                        loss.backward();
                        optimizer.gradients().clip(1);
                    }
                    optimizer.step(rate * Math.min(1, step / 20.0) * (1 - (double) step / STEPS));
                }
            }
            var state = network.state();
            network.close();
            return state;
        }
    }

    private Tensor loss(QualityNetwork network) {
        var pixels = new float[BATCH * 3 * SIDE * SIDE];
        var levels = new float[BATCH];
        for (int i = 0; i < BATCH; i++) {
            int at = random.nextInt(crops.size());
            levels[i] = targets.get(at);
            normalize(crops.get(at), pixels, i * 3 * SIDE * SIDE);
        }
        Tensor tokens = TokenLayout.of(Tensor.of(pixels, BATCH, 3, SIDE, SIDE));
        return new MeanSquaredError().of(network.forward(tokens), Tensor.of(levels, BATCH));
    }

    private static void normalize(Image crop, float[] pixels, int start) {
        for (int channel = 0; channel < 3; channel++) {
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    pixels[start + (channel * SIDE + y) * SIDE + x] =
                            RIGHT.normalization().of(crop.at(x, y, channel), channel);
                }
            }
        }
    }
}
