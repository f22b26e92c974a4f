package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.dataset.SplitPart;
import io.github.qptv2.dataset.benchmark.DatasetReaders;
import io.github.qptv2.dataset.split.SplitFile;
import io.github.qptv2.device.Device;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.finetune.config.SmallDatasets;
import io.github.qptv2.metric.Srcc;
import io.github.qptv2.monitor.MetricsEntry;
import io.github.qptv2.monitor.MetricsLog;
import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.Task;
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

class FinetuningIT {

    @TempDir
    private Path dir;

    @SuppressWarnings("NullAway.Init")
    private FinetuneConfig config;

    private final RecordingListener listener = new RecordingListener();

    @BeforeEach
    void makeSet() throws IOException {
        config = SmallDatasets.config(SmallDatasets.blurred(dir.resolve("set"), 16, 4), "");
    }

    private TrainingResult run(Path out, long limit, boolean resume, BooleanSupplier stop)
            throws IOException, TrainingException {
        var steps = limit == 0 ? OptionalLong.empty() : OptionalLong.of(limit);
        var request = new FinetuneRequest(config, new RunRequest(out, steps, resume));
        return Finetuning.run(request, Collective.alone(Device.CPU), listener, stop);
    }

    private TrainingResult run(Path out, long limit, boolean resume) throws IOException, TrainingException {
        return run(out, limit, resume, () -> false);
    }

    private void assertSameEnd(Path one, Path other, long step) {
        String checkpoint = "step-%06d/".formatted(step);
        for (String file : List.of("weights", "optimizer", "averages", "best")) {
            String name = checkpoint + file + ".safetensors";
            assertThat(one.resolve(name)).hasSameBinaryContentAs(other.resolve(name));
        }
        assertThat(one.resolve(checkpoint + "state.json"))
                .hasSameTextualContentAs(other.resolve(checkpoint + "state.json"));
        assertThat(one.resolve(Finetuning.MODEL)).hasSameBinaryContentAs(other.resolve(Finetuning.MODEL));
    }

    @Test
    void aResumedRunEndsWithTheSameBitsWhereverItWasInterrupted() throws Exception {
        Path whole = dir.resolve("whole");
        var outcome = run(whole, 0, false);
        assertThat(outcome).isEqualTo(new TrainingResult(6, 6, false, whole.resolve(Finetuning.MODEL)));
        for (long at : new long[] {1, 2, 3, 5}) { // an epoch, in which the head alone is trained, is two steps
            Path parts = dir.resolve("parts-" + at);
            run(parts, at, false);
            run(parts, 0, true);

            assertSameEnd(whole, parts, 6);
            assertThat(MetricsLog.read(parts.resolve(MetricsLog.NAME)))
                    .extracting(MetricsEntry::step)
                    .containsExactly(1L, 2L, 2L, 3L, 4L, 4L, 5L, 6L, 6L);
        }
    }

    @Test
    void theEncoderIsFrozenWhileOnlyTheHeadIsTrained() throws Exception {
        Path out = dir.resolve("run");
        run(out, 2, false);
        run(out, 4, true); // the third step is the first of the warmup, at a rate of 0
        var held = Safetensors.read(out.resolve("step-000002/weights.safetensors"));
        var moved = Safetensors.read(out.resolve("step-000004/weights.safetensors"));
        var start = InitialWeights.of(config, false);
        try (var network = start.make(config.seed(), Collective.alone(Device.CPU))) {
            var fresh = network.state();
            for (String name : fresh.names()) {
                boolean head = name.startsWith("quality_regressor.");
                boolean same =
                        Arrays.equals(held.get(name).toFloats(), fresh.get(name).toFloats());
                assertThat(same).as(name).isEqualTo(!head);
            }
        }
        assertThat(moved.get("blocks.0.mlp.fc1.weight").toFloats())
                .isNotEqualTo(held.get("blocks.0.mlp.fc1.weight").toFloats());
    }

    @Test
    void blurIsLearnedFromItsLabels() throws Exception {
        Path set = SmallDatasets.blurred(dir.resolve("larger"), 40, 5);
        config = YamlConfig.parse(
                        """
                        init: {network: {image-size: 32, width: 128, depths: {main: 2}, heads: 2}}
                        datasets: [{name: own}]
                        data: {batch: 32}
                        optimizer: {base-lr: 1.5e-2, ema-decay: 0.9}
                        tuning: {drop-path: 0.05}
                        schedule: {epochs: 20}
                        output: {log-every: 1}
                        """,
                        "test.yaml",
                        FinetuneConfig.DEFAULT)
                .withDataset("own", set.toString());
        var outcome = run(dir.resolve("run"), 0, false);

        var test = DatasetReaders.read("own", set).part(SplitPart.TEST);
        try (var scorer = Scorer.load(outcome.product())) {
            var scores = new ArrayList<Score>();
            for (var item : test) {
                scores.add(scorer.score(set.resolve(item.path())));
            }
            double srcc = Srcc.of(
                    scores.stream().mapToDouble(Score::raw).toArray(),
                    test.stream().mapToDouble(item -> item.mos()).toArray());
            assertThat(test).hasSize(50);
            assertThat(srcc).isGreaterThan(0.8);
            assertThat(scores.get(0).mos().orElseThrow()).isBetween(-4.0, 0.0);
            assertThat(scores.get(0).percentile().orElseThrow()).isBetween(0.0, 100.0);
        }
    }

    @Test
    void aRankingLossIsAddedAndAResumedRunRanksTheSameImages() throws Exception {
        run(dir.resolve("plain"), 1, false);
        config = SmallDatasets.config(
                        dir.resolve("set"), "rank-augmentation: {images: 2, types: [gaussian-blur, white-noise]}")
                .withRankAugmentation(dir.resolve("set").toString());
        Path whole = dir.resolve("whole"), parts = dir.resolve("parts");
        run(whole, 0, false);
        run(parts, 3, false);
        run(parts, 0, true);

        assertSameEnd(whole, parts, 6);
        assertThat(firstLoss(whole)).isGreaterThan(firstLoss(dir.resolve("plain")));
        Files.delete(dir.resolve("set/000-3.png"));
        assertThatThrownBy(() -> run(parts, 0, true))
                .hasMessageContaining("made with other images in rank-augmentation.path");
    }

    @Test
    void aRunMadeWhenMotionBlurWasHorizontalIsRefused() throws Exception {
        config = SmallDatasets.config(dir.resolve("set"), "rank-augmentation: {images: 2, types: [motion-blur, jpeg]}")
                .withRankAugmentation(dir.resolve("set").toString());
        Path out = dir.resolve("run");
        run(out, 1, false);
        Path state = out.resolve("step-000001/state.json");
        String now = Files.readString(state);
        assertThat(now).contains("\"rank-operators\" : \"motion-blur:length=1.0,angle=random\"");
        // earlier versions have no such entry
        Files.writeString(state, now.replaceFirst("\\s*\"rank-operators\" : \"[^\"]*\",?", ""));
        assertThatThrownBy(() -> run(out, 0, true))
                .hasMessageEndingWith(
                        "was made when motion-blur of rank-augmentation.types was always horizontal, and its angle"
                                + " is random now; resume it with the version that began the run, or name another folder");
        Files.writeString(state, now);
        run(out, 0, true);
        assertThat(out.resolve(Finetuning.MODEL)).exists();
    }

    private static double firstLoss(Path out) throws IOException {
        return MetricsLog.read(out.resolve(MetricsLog.NAME)).get(0).values().getOrDefault("loss", Double.NaN);
    }

    @Test
    void theModelRecordsItsTrainingDataAndTheRunItsSplit() throws Exception {
        Path out = dir.resolve("run");
        run(out, 0, false);
        var description = ModelBundle.read(out.resolve(Finetuning.MODEL)).description();
        var split = SplitFile.read(out.resolve("split.csv"), List.of(DatasetReaders.read("own", dir.resolve("set"))));

        assertThat(description.task()).isEqualTo(Task.IQA);
        assertThat(description.trainingData())
                .startsWith("fine-tuned on own (official): 36 images for training, 12 for validation, 16 for the"
                        + " test; from scratch; ");
        assertThat(split.train()).hasSize(36);
        assertThat(split.validation()).hasSize(12);
        assertThat(split.test()).hasSize(16);
        assertThat(out.resolve("curves.png")).exists();
    }

    @Test
    void aModelIsFineTunedWithItsHeadOrANewOne() throws Exception {
        Path first = dir.resolve("first");
        run(first, 0, false);
        Path model = first.resolve(Finetuning.MODEL);
        var kept = InitialWeights.of(config.withEncoder(model.toString()), false);

        assertThat(kept.description())
                .startsWith("from model.safetensors (sha256 ")
                .endsWith(") with its head");
        assertThat(kept.network().imageSize()).isEqualTo(32);
        config = YamlConfig.parse(
                YamlConfig.toYaml(config.withEncoder(model.toString())).replace("head: keep", "head: new"),
                "test.yaml",
                FinetuneConfig.DEFAULT);
        assertThat(InitialWeights.of(config, false).description()).endsWith("with a fresh head");
        assertThat(run(dir.resolve("second"), 0, false).step()).isEqualTo(6);
    }

    @Test
    void earlyStoppingEndsARunAlsoWhenItIsResumed() throws Exception {
        // at this learning rate no validation is better than the first
        config = YamlConfig.parse(
                YamlConfig.toYaml(config)
                        .replace("patience: 0", "patience: 1")
                        .replace("base-lr: 0.05", "base-lr: 1.0e-30"),
                "test.yaml",
                FinetuneConfig.DEFAULT);
        Path out = dir.resolve("run");
        var outcome = run(out, 0, false);

        assertThat(outcome).isEqualTo(new TrainingResult(4, 6, false, out.resolve(Finetuning.MODEL)));
        assertThat(run(out, 0, true).step()).isEqualTo(4);
    }

    @Test
    void aStoppedRunResumesFromItsCheckpoint() throws Exception {
        Path whole = dir.resolve("whole"), stopped = dir.resolve("stopped");
        run(whole, 0, false);
        var asked = new AtomicInteger();
        assertThat(run(stopped, 0, false, () -> asked.incrementAndGet() == 3).stopped())
                .isTrue();
        assertThat(stopped.resolve(Finetuning.MODEL)).doesNotExist();

        run(stopped, 0, true);
        assertSameEnd(whole, stopped, 6);
    }

    @Test
    void severalCropsOfAnImageHaveTheirOwnLossOrThatOfTheirMean() throws Exception {
        for (String several : List.of("each", "mean")) {
            config = YamlConfig.parse(
                    YamlConfig.toYaml(config)
                            .replaceFirst("crops: \\d\n", "crops: 4\n")
                            .replaceFirst("several: \\w+", "several: " + several),
                    "test.yaml",
                    FinetuneConfig.DEFAULT);
            assertThat(run(dir.resolve(several), 0, false).step()).isEqualTo(6);
        }
        var each = MetricsLog.read(dir.resolve("each").resolve(MetricsLog.NAME));
        var mean = MetricsLog.read(dir.resolve("mean").resolve(MetricsLog.NAME));
        assertThat(each.get(0).values().get("loss"))
                .isNotEqualTo(mean.get(0).values().get("loss"));
    }

    @Test
    void wrongInputsAreOneLineErrors() throws Exception {
        Path out = dir.resolve("run"), set = dir.resolve("set");
        config = SmallDatasets.config(set, "")
                .withEncoder(set.resolve("000-0.png").toString());
        assertThatThrownBy(() -> run(out, 0, false))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(set.resolve("000-0.png") + ": ");
        config = YamlConfig.parse("seed: 1", "test.yaml", FinetuneConfig.DEFAULT);
        assertThatThrownBy(() -> run(out, 0, false))
                .isInstanceOf(TrainingException.class)
                .hasMessage("no labeled set is named; use --dataset NAME=DIR, or datasets in the configuration");
        config = config.withDataset("own", dir.resolve("nothing").toString());
        assertThatThrownBy(() -> run(out, 0, false)).isInstanceOf(IOException.class);
    }

    @Test
    void otherSettingsOrLabelsAreRefusedWithTheirNames() throws Exception {
        Path out = dir.resolve("run");
        run(out, 1, false);
        var before = config;
        config = config.withLabelShare(0.5);
        assertThatThrownBy(() -> run(out, 0, true))
                .hasMessageContaining("was made with other settings: label-share: 1.0 (now label-share: 0.5)");
        config = before;
        Path labels = dir.resolve("set/labels.csv");
        Files.writeString(labels, Files.readString(labels).replace("000-1.png,-1", "000-1.png,-2"));
        assertThatThrownBy(() -> run(out, 0, true)).hasMessageContaining("was made with other labels");
    }

    @Test
    void anUnreadableImageIsReportedAndSkipped() throws Exception {
        Files.writeString(dir.resolve("set/000-0.png"), "no image");
        run(dir.resolve("run"), 0, false);

        assertThat(listener.lines()).anyMatch(line -> line.contains("000-0.png: "));
    }
}
