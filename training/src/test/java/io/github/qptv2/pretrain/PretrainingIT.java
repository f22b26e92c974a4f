package io.github.qptv2.pretrain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.device.Device;
import io.github.qptv2.monitor.MetricsEntry;
import io.github.qptv2.monitor.MetricsLog;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.train.RecordingListener;
import io.github.qptv2.train.StepReport;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingListener;
import io.github.qptv2.train.TrainingResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PretrainingIT {

    @TempDir
    private Path dir;

    @SuppressWarnings("NullAway.Init")
    private PretrainConfig config;

    private final RecordingListener listener = new RecordingListener();

    @BeforeEach
    void makeImages() throws IOException {
        config = SmallRuns.config(SmallRuns.images(dir.resolve("images")));
    }

    private TrainingResult run(PretrainRequest request, BooleanSupplier stop) throws IOException, TrainingException {
        return Pretraining.run(request, Collective.alone(Device.CPU), listener, stop);
    }

    private TrainingResult run(Path out, long limit, boolean resume) throws IOException, TrainingException {
        var steps = limit == 0 ? OptionalLong.empty() : OptionalLong.of(limit);
        return run(new PretrainRequest(config, out, steps, resume), () -> false);
    }

    private void assertSameEnd(Path one, Path other) {
        for (String file : List.of("weights", "optimizer", "averages")) {
            String name = "step-000006/" + file + ".safetensors";
            assertThat(one.resolve(name)).hasSameBinaryContentAs(other.resolve(name));
        }
        assertThat(one.resolve(Pretraining.ENCODER)).hasSameBinaryContentAs(other.resolve(Pretraining.ENCODER));
    }

    @Test
    void aResumedRunEndsWithTheSameBits() throws Exception {
        Path whole = dir.resolve("whole"), parts = dir.resolve("parts");
        var outcome = run(whole, 0, false);
        run(parts, 3, false);
        run(parts, 0, true);

        assertThat(outcome).isEqualTo(new TrainingResult(6, 6, false, whole.resolve(Pretraining.ENCODER)));
        assertSameEnd(whole, parts);
        assertThat(MetricsLog.read(parts.resolve(MetricsLog.NAME)))
                .extracting(MetricsEntry::step)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(whole.resolve("images/step-000006.png")).exists();
        assertThat(whole.resolve("curves.png")).exists();
    }

    @Test
    void aRunResumesFromTheNewestIntactCheckpoint() throws Exception {
        Path whole = dir.resolve("whole"), corrupt = dir.resolve("corrupt");
        run(whole, 0, false);
        run(corrupt, 4, false);
        Path optimizer = corrupt.resolve("step-000004/optimizer.safetensors");
        byte[] bytes = Files.readAllBytes(optimizer);
        bytes[bytes.length - 5] ^= 1;
        Files.write(optimizer, bytes);
        run(corrupt, 0, true);

        assertThat(listener.lines())
                .containsExactly(corrupt.resolve("step-000004")
                        + " is corrupt (optimizer.safetensors is corrupt) and is skipped");
        assertSameEnd(whole, corrupt);
    }

    @Test
    void aFailedWriteIsAnErrorAndEarlierCheckpointsStay() throws Exception {
        Path whole = dir.resolve("whole"), run = dir.resolve("run");
        run(whole, 0, false);
        run(run, 3, false);
        Path grid = run.resolve("images/step-000006.png");
        Files.createDirectories(grid.resolve("in the way"));

        assertThatThrownBy(() -> run(run, 0, true))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith(run + ": the log of step 6 could not be written (")
                .hasMessageEndingWith("; earlier checkpoints are complete, resume with --resume");
        Files.delete(grid.resolve("in the way"));
        Files.delete(grid);
        run(run, 0, true);
        assertSameEnd(whole, run);
    }

    @Test
    void aStoppedRunResumesFromItsCheckpoint() throws Exception {
        Path whole = dir.resolve("whole"), stopped = dir.resolve("stopped");
        run(whole, 0, false);
        var asked = new AtomicInteger();
        var outcome = run(SmallRuns.request(config, stopped), () -> asked.incrementAndGet() == 3);
        assertThat(outcome.stopped()).isTrue();
        assertThat(outcome.step()).isEqualTo(3);
        assertThat(stopped.resolve("step-000003")).exists();
        assertThat(stopped.resolve(Pretraining.ENCODER)).doesNotExist();

        assertThat(run(stopped, 0, true).stopped()).isFalse();
        assertSameEnd(whole, stopped);
    }

    @Test
    void theEncoderIsABundleWithoutAHead() throws Exception {
        run(dir.resolve("run"), 1, false);
        var bundle = ModelBundle.read(dir.resolve("run").resolve(Pretraining.ENCODER));

        assertThat(bundle.architecture().hasHead()).isFalse();
        assertThat(bundle.architecture().config()).isEqualTo(config.encoder());
        assertThat(bundle.description().trainingData()).startsWith("pretrained on 12 images (sha256 ");
    }

    @Test
    void aNonFiniteLossEndsTheRunAndListsItsImages() throws Exception {
        config = SmallRuns.config(dir.resolve("images"), 4, "1.0e30");
        assertThatThrownBy(() -> run(dir.resolve("run"), 0, false))
                .isInstanceOf(TrainingException.class)
                .hasMessageMatching(
                        "step [1-6]: (the loss is NaN|the gradient is not finite) at a learning rate of .*,"
                                + " on \\d\\d\\.png, \\d\\d\\.png, \\d\\d\\.png and 5 more \\(all in .*\\.txt\\); start again in another folder .*");
        try (var files = Files.list(dir.resolve("run"))) {
            Path list = files.filter(file -> file.toString().endsWith(".txt"))
                    .findFirst()
                    .orElseThrow();
            assertThat(list).content().matches("(?s)(\\d\\d\\.png\\t[^\n]*\n){8}");
        }
    }

    @Test
    void otherSettingsOrImagesAreRefusedWithTheirNames() throws Exception {
        Path out = dir.resolve("run");
        run(out, 1, false);
        assertThatThrownBy(() -> run(out, 0, false))
                .hasMessage(out + ": holds checkpoints of a run; resume it with --resume, or name another folder");

        var before = config;
        config = SmallRuns.config(dir.resolve("images"), 4, "2.0e-2");
        assertThatThrownBy(() -> run(out, 0, true))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("was made with other settings: base-lr: 0.01 (now base-lr: 0.02)");
        config = before;
        Files.delete(dir.resolve("images/03.png"));
        assertThatThrownBy(() -> run(out, 0, true)).hasMessageContaining("was made with other images: 12 then, 11 now");
    }

    @Test
    void anotherTextOfTheDegradationIsRefused() throws Exception {
        Path out = dir.resolve("run"), degradation = dir.resolve("degradation.yaml");
        Files.writeString(degradation, "sometimes: {probability: 1.0, take: \"gaussian-blur:sigma=1.0\"}\n");
        config = YamlConfig.parse("data: {degradation: " + degradation + "}", "test.yaml", config);
        run(out, 2, false);
        Files.writeString(degradation, "sometimes: {probability: 1.0, take: \"gaussian-blur:sigma=2.0\"}\n");
        assertThatThrownBy(() -> run(out, 0, true))
                .isInstanceOf(TrainingException.class)
                .hasMessageEndingWith("was made with another text of data.degradation " + degradation
                        + ", or with operators that have changed since; restore the text, resume with the version that began"
                        + " the run, or name another folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "masking: {target: pristine}",
                "masking: {norm-pix: false}",
                "data: {crop: short_side}",
                "fusion: concat",
                "fusion: none",
                "runtime: {activation-checkpointing: true}",
                "runtime: {precision: bf16}",
            })
    void everyPretrainingVariantTrainsAndResumes(String way) throws Exception {
        config = YamlConfig.parse(way, "test.yaml", config);
        Path whole = dir.resolve("whole"), parts = dir.resolve("parts");
        run(whole, 4, false);
        run(parts, 2, false);
        run(parts, 4, true);

        assertThat(parts.resolve(Pretraining.ENCODER)).hasSameBinaryContentAs(whole.resolve(Pretraining.ENCODER));
        assertThat(ModelBundle.read(whole.resolve(Pretraining.ENCODER))
                        .architecture()
                        .config())
                .isEqualTo(config.encoder());
        assertThat(MetricsLog.read(whole.resolve(MetricsLog.NAME)))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.values().get("loss")).isPositive());
    }

    @Test
    void everyCheckpointHoldsItsConfiguration() throws Exception {
        run(dir.resolve("run"), 2, false);
        Path checkpoint = dir.resolve("run/step-000002");

        assertThat(YamlConfig.read(checkpoint.resolve("config.yaml"), PretrainConfig.DEFAULT))
                .isEqualTo(config);
        assertThat(checkpoint.resolve("state.json"))
                .content()
                .containsPattern("\"code\" : \"[^\"]+, [^\"]+\"")
                .containsPattern("\"images-sha256\" : \"[0-9a-f]{64}\"")
                .contains("\"processes\" : \"1\"");
    }

    @Test
    void aFinishedRunIsNotContinued() throws Exception {
        Path out = dir.resolve("run");
        run(out, 0, false);
        var steps = new ArrayList<StepReport>();
        var again = Pretraining.run(
                new PretrainRequest(config, out, OptionalLong.empty(), true),
                Collective.alone(Device.CPU),
                new TrainingListener() {
                    @Override
                    public void step(StepReport report) {
                        steps.add(report);
                    }
                },
                () -> false);

        assertThat(again.step()).isEqualTo(6);
        assertThat(steps).isEmpty();
    }

    @Test
    void theLossFalls() throws Exception {
        run(dir.resolve("run"), 0, false);
        var log = MetricsLog.read(dir.resolve("run").resolve(MetricsLog.NAME));
        assertThat(log.get(5).values().get("loss"))
                .isLessThan(log.get(0).values().get("loss"));
    }
}
