package io.github.qptv2.pretrain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.device.Device;
import io.github.qptv2.monitor.MetricsLog;
import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.train.RecordingListener;
import io.github.qptv2.train.TrainingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TeacherBankIT {

    private static final String TEACHER =
            """
            target: {pixels: 0.5, teacher-masked: 0.0, teacher-visible: 1.0, teacher-pooled: 1.0, statistics: 24}
            teachers: [{file: src/test/resources/teacher/placed.onnx, outputs: {near: 3, deep: 2, mean: 2}}]
            teacher-bank: {folder: %s, views: 2}
            runtime: {threads: 1}
            """;

    @TempDir
    private Path dir;

    @SuppressWarnings("NullAway.Init")
    private PretrainConfig config;

    private final RecordingListener listener = new RecordingListener();

    @BeforeEach
    void makeImages() throws IOException {
        config =
                with(TEACHER.formatted(dir.resolve("bank")), SmallRuns.config(SmallRuns.images(dir.resolve("images"))));
    }

    private static PretrainConfig with(String yaml, PretrainConfig base) throws IOException {
        return YamlConfig.parse(yaml, "test.yaml", base);
    }

    private void run(Path out, long limit, boolean resume, BooleanSupplier stop) throws Exception {
        var steps = limit == 0 ? OptionalLong.empty() : OptionalLong.of(limit);
        Pretraining.run(new PretrainRequest(config, out, steps, resume), Collective.alone(Device.CPU), listener, stop);
    }

    private void run(Path out, long limit, boolean resume) throws Exception {
        run(out, limit, resume, () -> false);
    }

    @Test
    void aResumedRunEndsWithTheSameBitsAndTheBankIsMadeOnce() throws Exception {
        Path whole = dir.resolve("whole"), parts = dir.resolve("parts");
        run(whole, 0, false);
        int lines = listener.lines().size();
        // 9 tokens of 5 components, twice 5 and 2 statistics, 48 x 48 pixels and a checksum: 24 crops of 7,030 bytes
        assertThat(dir.resolve("bank/view-00.bin")).hasSize(12 * (3 * 48 * 48 + 2 * (9 * 5 + 12) + 4));
        run(parts, 3, false);
        run(parts, 0, true);

        assertThat(listener.lines()).hasSize(lines); // nothing is measured or made again
        assertThat(parts.resolve(Pretraining.ENCODER)).hasSameBinaryContentAs(whole.resolve(Pretraining.ENCODER));
        assertThat(parts.resolve("step-000006/weights.safetensors"))
                .hasSameBinaryContentAs(whole.resolve("step-000006/weights.safetensors"));
        assertThat(MetricsLog.read(whole.resolve(MetricsLog.NAME)))
                .hasSize(6)
                .allSatisfy(entry -> assertThat(entry.values()).containsKeys("loss-visible", "loss-pooled"));
    }

    @Test
    void anInterruptedBankIsCompleted() throws Exception {
        run(dir.resolve("whole"), 1, false);
        var asked = new AtomicInteger();
        config = with("teacher-bank: {folder: " + dir.resolve("parts") + "}", config);
        assertThatThrownBy(() -> run(dir.resolve("run"), 1, false, () -> asked.incrementAndGet() > 9))
                .isInstanceOf(TrainingException.class)
                .hasMessageMatching(
                        "teacher-bank .*/parts was stopped after [1-9] of 24 crops; the same command continues");
        run(dir.resolve("run"), 1, false);

        for (String file : new String[] {"view-00.bin", "view-01.bin", "teachers.safetensors", "bank.json"}) {
            assertThat(dir.resolve("parts").resolve(file))
                    .hasSameBinaryContentAs(dir.resolve("bank").resolve(file));
        }
        assertThat(dir.resolve("run").resolve(Pretraining.ENCODER))
                .hasSameBinaryContentAs(dir.resolve("whole").resolve(Pretraining.ENCODER));
    }

    @Test
    void runsOfOtherSeedsAndSizesShareABank() throws Exception {
        run(dir.resolve("one"), 1, false);
        int lines = listener.lines().size();
        config = with("seed: 2\nencoder: {width: 64}\nmasking: {ratio: 0.5}", config);
        run(dir.resolve("two"), 1, false);
        assertThat(listener.lines()).hasSize(lines);
    }

    @Test
    void aBankOfOtherSettingsIsRefusedWithTheirNames() throws Exception {
        run(dir.resolve("one"), 1, false);
        var before = config;
        config = with("data: {flip: 0.25}", before);
        assertThatThrownBy(() -> run(dir.resolve("two"), 1, false))
                .isInstanceOf(TrainingException.class)
                .hasMessage("teacher-bank " + dir.resolve("bank")
                        + " was made with another flip: 0.5 (now 0.25); restore it, or name another folder");
        config = with("teacher-bank: {views: 3}", before);
        assertThatThrownBy(() -> run(dir.resolve("two"), 1, false))
                .hasMessageContaining(" was made with another views: 2 (now 3)");
        config = with("target: {teacher-input: pristine}", before);
        assertThatThrownBy(() -> run(dir.resolve("two"), 1, false))
                .hasMessageContaining(" was made with another target.teacher-input: DEGRADED (now PRISTINE)");
        config = with("data: {degradation: none}", before);
        assertThatThrownBy(() -> run(dir.resolve("two"), 1, false))
                .hasMessageContaining(" was made with another degradation-sha256: ");
    }

    @Test
    void aCorruptBankIsAOneLineError() throws Exception {
        run(dir.resolve("one"), 1, false);
        for (String view : new String[] {"view-00.bin", "view-01.bin"}) {
            Path file = dir.resolve("bank").resolve(view);
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 100; i < bytes.length; i += 1000) {
                bytes[i] ^= 1;
            }
            Files.write(file, bytes);
        }
        assertThatThrownBy(() -> run(dir.resolve("two"), 1, false))
                .isInstanceOf(TrainingException.class)
                .hasMessageMatching(
                        ".*/bank/view-0\\d.bin: record \\d+ is corrupt; remove the folder to make the bank again");
    }
}
