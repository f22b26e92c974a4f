package io.github.qptv2.finetune;

import java.util.SplittableRandom;

import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.device.Device;
import io.github.qptv2.loader.PixelTensors;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.InferenceConfig;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.train.SampleNoise;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Pixels reach the network alike in training, by libtorch, and in inference, by ONNX Runtime. */
class NormalizationParityIT {

    private static final int SIDE = 32;
    private static final HiVitConfig SHAPE = new HiVitConfig(SIDE, 16, new HiVitConfig.Depths(1, 1, 1), 2, true);
    private static final float ROUNDING = 1e-5f; // of scores of order 1 in single precision

    private final Scope scope = Scope.open();
    private final Image crop = crop();

    @SuppressWarnings("NullAway.Init")
    private QualityNetwork network;

    /** Three colors of different means and contrasts. */
    private static Image crop() {
        var random = new SplittableRandom(1);
        var rgb = new byte[3 * SIDE * SIDE];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (40 * (i % 3) + random.nextInt(100 + 30 * (i % 3)));
        }
        return Image.of(SIDE, SIDE, rgb);
    }

    @BeforeEach
    void makeNetwork() throws ImageException {
        Ops.seed(7);
        network = new QualityNetwork(SHAPE, 1e-6, InferenceConfig.DEFAULT.pooling());
    }

    @AfterEach
    void close() throws ImageException {
        network.close();
        scope.close();
    }

    private float inTraining(InferenceConfig config) {
        var pixels = new PixelTensors(config.normalization(), Device.CPU);
        var input = new InputSpec(pixels, config.channels(), new SampleNoise(1, 1, 0, 1), 1);
        try (var noGrad = NoGrad.open()) {
            return network.forward(input.tokens(crop.rgb(), 1, SIDE)).toFloatArray()[0];
        }
    }

    private double inInference(InferenceConfig config) throws ImageException {
        var description = ModelDescription.of("parity-iqa").with(config);
        var bundle = new ModelBundle(description, new Architecture(SHAPE, 1, true), network.state());
        try (var scorer = Scorer.of(bundle, ScorerOptions.DEFAULT.withThreads(1))) {
            return scorer.score(crop).raw();
        }
    }

    @ParameterizedTest
    @CsvSource({"imagenet, rgb", "imagenet, bgr", "half, rgb", "half, bgr"})
    void aCropHasTheSameScoreInTrainingAndInference(String normalization, String channels) throws ImageException {
        var config =
                InferenceConfig.DEFAULT.with("normalization", normalization).with("channels", channels);
        double score = inInference(config);

        assertThat(inTraining(config)).isCloseTo((float) score, within(ROUNDING));
        var otherPixels = config.with("normalization", normalization.equals("half") ? "imagenet" : "half");
        var otherChannels = config.with("channels", channels.equals("rgb") ? "bgr" : "rgb");
        // other pixels would be noticed
        assertThat(Math.abs(inTraining(otherPixels) - score)).isGreaterThan(10 * ROUNDING);
        assertThat(Math.abs(inTraining(otherChannels) - score)).isGreaterThan(10 * ROUNDING);
    }
}
