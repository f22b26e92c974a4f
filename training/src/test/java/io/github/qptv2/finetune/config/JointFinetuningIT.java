package io.github.qptv2.finetune.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

import io.github.qptv2.checkpoint.FittedImages;
import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.device.Device;
import io.github.qptv2.finetune.FinetuneRequest;
import io.github.qptv2.finetune.Finetuning;
import io.github.qptv2.finetune.SmallScorers;
import io.github.qptv2.monitor.MetricsLog;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.train.RecordingListener;
import io.github.qptv2.train.RunRequest;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class JointFinetuningIT {

    private static final String FEATURES = "features: {components: 4, statistics: 24, weight: 0.5}";

    @TempDir
    private Path dir;

    private final RecordingListener listener = new RecordingListener();

    @SuppressWarnings("NullAway.Init")
    private Path set;

    @SuppressWarnings("NullAway.Init")
    private Path unlabeled;

    @SuppressWarnings("NullAway.Init")
    private FinetuneConfig config;

    @BeforeEach
    void makeSet() throws Exception {
        set = SmallDatasets.blurred(dir.resolve("set"), 16, 4);
        unlabeled = SmallDatasets.blurred(dir.resolve("unlabeled"), 3, 2); // a batch is more than half of them
        config = joint(SmallScorers.red(dir.resolve("red.qpt"), FittedImages.UNKNOWN), FEATURES);
    }

    private FinetuneConfig joint(Path scorer, String more) throws Exception {
        return SmallDatasets.config(
                set,
                """
                pseudo:
                  scorer: %s
                  data: %s
                  crops: 8
                  degradation: kadid
                  native-crops: 0.4
                  reduced-crops: 0.3
                  reduced-side: 40
                %s
                """
                        .formatted(scorer, unlabeled, more));
    }

    private TrainingResult run(Path out, long limit, boolean resume) throws IOException, TrainingException {
        var steps = limit == 0 ? OptionalLong.empty() : OptionalLong.of(limit);
        var request = new FinetuneRequest(config, new RunRequest(out, steps, resume));
        return Finetuning.run(request, Collective.alone(Device.CPU), listener, () -> false);
    }

    private static double part(Path out, int entry, String name) throws IOException {
        return MetricsLog.read(out.resolve(MetricsLog.NAME)).get(entry).values().getOrDefault(name, Double.NaN);
    }

    @Test
    void aResumedRunWithFrozenNetworksEndsWithTheSameBitsWhereverItWasInterrupted() throws Exception {
        config = joint(
                        SmallScorers.red(dir.resolve("red.qpt"), FittedImages.UNKNOWN),
                        FEATURES + "\nrank-augmentation: {images: 2, types: [gaussian-blur, white-noise]}")
                .withRankAugmentation(set.toString());
        Path whole = dir.resolve("whole");
        run(whole, 0, false);
        for (long at : new long[] {1, 3, 5}) {
            Path parts = dir.resolve("parts-" + at);
            run(parts, at, false);
            run(parts, 0, true);

            for (String file : List.of("weights", "optimizer", "averages", "best", "features")) {
                String name = "step-000006/" + file + ".safetensors";
                assertThat(parts.resolve(name)).hasSameBinaryContentAs(whole.resolve(name));
            }
            assertThat(parts.resolve("step-000006/state.json"))
                    .hasSameTextualContentAs(whole.resolve("step-000006/state.json"));
            assertThat(parts.resolve(Finetuning.MODEL)).hasSameBinaryContentAs(whole.resolve(Finetuning.MODEL));
        }
        for (String loss : List.of("loss-labels", "loss-pseudo", "loss-features", "loss-series")) {
            assertThat(part(whole, 0, loss)).as(loss).isPositive().isFinite();
        }
    }

    @Test
    void theLossIsTheWeightedSumOfItsParts() throws Exception {
        Path out = dir.resolve("run");
        run(out, 1, false);
        double sum = part(out, 0, "loss-labels") + part(out, 0, "loss-pseudo") + 0.5 * part(out, 0, "loss-features");
        assertThat(part(out, 0, "loss")).isCloseTo(sum, within(1e-5));
        // standardized components of six features, predicted by a fresh head: their variance of 1 and what it adds
        assertThat(part(out, 0, "loss-features")).isBetween(0.3, 10.0);
    }

    @Test
    void theAuxiliaryHeadIsNotInTheModel() throws Exception {
        Path out = dir.resolve("run");
        run(out, 0, false);
        var model = ModelBundle.read(out.resolve(Finetuning.MODEL));
        assertThat(model.weights().names()).noneMatch(name -> name.startsWith("auxiliary"));
        assertThat(model.weights().names()).contains("quality_regressor.fc_cls.0.weight");
        var weights = Safetensors.read(out.resolve("step-000006/weights.safetensors"));
        assertThat(weights.get("auxiliary.features.weight").shape()).containsExactly(4, 32); // mean and deviation of 16
        assertThat(Safetensors.read(out.resolve("step-000006/features.safetensors"))
                        .get("teacher.0.pooled.components")
                        .shape())
                .containsExactly(4, 6);
    }

    @Test
    void featuresCanBeOfTheirOwnNetworkWithOrWithoutAScorer() throws Exception {
        Path network = SmallScorers.network(dir.resolve("tiny.onnx"));
        String own = "features: {file: %s, outputs: [half], mean: [127], deviation: [128], components: 2,"
                + " statistics: 16, weight: 1}";
        config = joint(SmallScorers.red(dir.resolve("red.qpt"), FittedImages.UNKNOWN), own.formatted(network));
        run(dir.resolve("both"), 2, false);
        assertThat(part(dir.resolve("both"), 1, "loss-features")).isPositive();

        config = SmallDatasets.config(set, own.formatted(network));
        run(dir.resolve("features"), 2, false);
        run(dir.resolve("features"), 3, true);
        assertThat(part(dir.resolve("features"), 0, "loss-features")).isPositive();
        assertThat(part(dir.resolve("features"), 0, "loss-pseudo")).isNaN();
    }

    @Test
    void withoutLabelMixTheTargetOfLabeledCropsIsTheirMos() throws Exception {
        config = joint(dir.resolve("red.qpt"), "").withSeed(3);
        var half = part(ran("half"), 0, "loss-labels");
        config = SmallDatasets.config(
                        set,
                        "pseudo: {scorer: %s, data: %s, crops: 8, label-mix: 0}".formatted(dir.resolve("red.qpt"), set))
                .withSeed(3);
        var mos = part(ran("mos"), 0, "loss-labels");
        config = SmallDatasets.config(set, "").withSeed(3);
        var plain = part(ran("plain"), 0, "loss");

        assertThat(mos).isCloseTo(plain, within(1e-5));
        assertThat(Math.abs(half - plain)).isGreaterThan(1e-4);
    }

    private Path ran(String name) throws IOException, TrainingException {
        Path out = dir.resolve(name);
        run(out, 1, false);
        return out;
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> run(dir.resolve("refused"), 1, false))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void anUnusableScorerIsAOneLineError() throws Exception {
        config = joint(dir.resolve("none.qpt"), "");
        assertRefused("pseudo.scorer: " + dir.resolve("none.qpt"));

        config = joint(SmallScorers.uncalibrated(dir.resolve("raw.qpt")), "");
        assertRefused("raw.qpt must be calibrated to MOS, got a model without calibration; see qpt calibrate");

        config = joint(dir.resolve("red.qpt"), "features: {components: 7, statistics: 16, weight: 1}");
        assertRefused("features.components must be at most the 6 pooled features, got 7");

        config = joint(dir.resolve("red.qpt"), "features: {file: none.onnx, weight: 1}");
        assertRefused("features.file: none.onnx cannot be read");

        Files.createDirectory(dir.resolve("empty"));
        config = SmallDatasets.config(
                set, "pseudo: {scorer: %s, data: %s}".formatted(dir.resolve("red.qpt"), dir.resolve("empty")));
        assertThatThrownBy(() -> run(dir.resolve("refused"), 1, false))
                .hasMessage(dir.resolve("empty") + ": contains no images; name another dataset");
    }

    @Test
    void aScorerFittedToValidationOrTestImagesIsRefused() throws Exception {
        // every fourth content is for the test
        var test = FittedImages.of(List.of(set.resolve("000-0.png"), set.resolve("003-0.png")));
        config = joint(SmallScorers.red(dir.resolve("leak.qpt"), test), "");
        assertRefused("leak.qpt must not be fitted to images of the run's validation or test part, got");

        config = joint(dir.resolve("red.qpt"), "");
        run(dir.resolve("unknown"), 1, false);
        assertThat(listener.lines()).anyMatch(line -> line.contains("red.qpt does not record which images"));
    }

    @Test
    void anotherScorerOrOtherImagesAreRefusedOnResume() throws Exception {
        Path out = dir.resolve("run");
        run(out, 1, false);
        SmallScorers.red(
                dir.resolve("red.qpt"),
                FittedImages.of(
                        List.of(SmallDatasets.blurred(dir.resolve("x"), 4, 1).resolve("000-0.png"))));
        assertThatThrownBy(() -> run(out, 0, true))
                .hasMessageContaining("was made with another file in pseudo.scorer or features.file");
        SmallScorers.red(dir.resolve("red.qpt"), FittedImages.UNKNOWN);
        Files.delete(unlabeled.resolve("002-1.png"));
        assertThatThrownBy(() -> run(out, 0, true)).hasMessageContaining("pseudo.data");
    }
}
