package io.github.qptv2.pretrain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.device.Device;
import io.github.qptv2.finetune.FinetuneRequest;
import io.github.qptv2.finetune.Finetuning;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.model.MaskedAutoencoder;
import io.github.qptv2.model.TargetHeads;
import io.github.qptv2.monitor.MetricsEntry;
import io.github.qptv2.monitor.MetricsLog;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.train.RecordingListener;
import io.github.qptv2.train.RunRequest;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class TeacherPretrainingIT {

    private static final String NETWORKS = "src/test/resources/teacher/";
    private static final String MEASURING = "measuring statistics of the teachers' features on 24 crops";

    /** Maps, a vector and a second teacher; masked tokens, visible ones and statistics. */
    private static final String TEACHERS =
            """
            target: {pixels: 0.5, teacher-masked: 1.0, teacher-visible: 1.0, teacher-pooled: 0.25, statistics: 24}
            teachers:
              - {file: %splaced.onnx, outputs: {near: 3, deep: 2}}
              - {file: %sfixed.onnx, outputs: {mean: 2}, weight: 2.0}
            runtime: {threads: 1}
            """
                    .formatted(NETWORKS, NETWORKS);

    @TempDir
    private Path dir;

    @SuppressWarnings("NullAway.Init")
    private PretrainConfig config;

    private final RecordingListener listener = new RecordingListener();

    @BeforeEach
    void makeImages() throws IOException {
        config = with(TEACHERS, SmallRuns.config(SmallRuns.images(dir.resolve("images"))));
    }

    private static PretrainConfig with(String yaml, PretrainConfig base) throws IOException {
        return YamlConfig.parse(yaml, "test.yaml", base);
    }

    private TrainingResult run(Path out, long limit, boolean resume, BooleanSupplier stop)
            throws IOException, TrainingException {
        var steps = limit == 0 ? OptionalLong.empty() : OptionalLong.of(limit);
        var request = new PretrainRequest(config, out, steps, resume);
        return Pretraining.run(request, Collective.alone(Device.CPU), listener, stop);
    }

    private TrainingResult run(Path out, long limit, boolean resume) throws IOException, TrainingException {
        return run(out, limit, resume, () -> false);
    }

    private static void assertSameEnd(Path one, Path other) {
        for (String file : List.of("weights", "optimizer", "averages", "teachers")) {
            String name = "step-000006/" + file + ".safetensors";
            assertThat(one.resolve(name)).hasSameBinaryContentAs(other.resolve(name));
        }
        assertThat(one.resolve(Pretraining.ENCODER)).hasSameBinaryContentAs(other.resolve(Pretraining.ENCODER));
    }

    private static List<MetricsEntry> log(Path out) throws IOException {
        return MetricsLog.read(out.resolve(MetricsLog.NAME));
    }

    private static double value(MetricsEntry entry, String name) {
        return entry.values().getOrDefault(name, Double.NaN);
    }

    @Test
    void aResumedRunEndsWithTheSameBitsAndKeepsItsStatistics() throws Exception {
        Path whole = dir.resolve("whole"), parts = dir.resolve("parts");
        run(whole, 0, false);
        run(parts, 3, false);
        assertThat(listener.lines()).containsExactly(MEASURING, MEASURING);
        run(parts, 0, true);

        assertThat(listener.lines()).hasSize(2);
        assertSameEnd(whole, parts);
    }

    private void makeLabels() throws IOException {
        var labels = new StringBuilder("path,score,split,scale\n");
        try (var files = Files.list(dir.resolve("images"))) {
            int number = 0;
            for (Path file : files.sorted().toList()) {
                String part = number % 4 == 3 ? "test" : "train";
                labels.append("%s,%d,%s,0:100%n".formatted(file.getFileName(), number++, part));
            }
        }
        Files.writeString(dir.resolve("images/labels.csv"), labels);
    }

    @Test
    void fineTuningStartsFromTheEncoderOrTheEmaWeightsOfACheckpoint() throws Exception {
        Path pretrained = dir.resolve("run"), checkpoint = pretrained.resolve("step-000001");
        run(pretrained, 1, false);
        makeLabels();
        for (Path start : List.of(pretrained.resolve(Pretraining.ENCODER), checkpoint)) {
            var tuning = YamlConfig.parse(
                            """
                            datasets: [{name: own}]
                            data: {batch: 2}
                            tuning: {head-epochs: 1}
                            schedule: {epochs: 0, steps: 2}
                            """,
                            "test.yaml",
                            FinetuneConfig.DEFAULT)
                    .withDataset("own", dir.resolve("images").toString())
                    .withEncoder(start.toString());
            Path out = dir.resolve("tuned-" + start.getFileName());
            // the encoder is frozen while only the head is trained
            var request = new FinetuneRequest(tuning, new RunRequest(out, OptionalLong.of(1), false));
            Finetuning.run(request, Collective.alone(Device.CPU), listener, () -> false);

            var averages = Safetensors.read(checkpoint.resolve("averages.safetensors"));
            var weights = Safetensors.read(out.resolve("step-000001/weights.safetensors"));
            for (String name : weights.names()) {
                if (averages.contains(name) && !name.startsWith("norm.")) {
                    assertThat(weights.get(name).toFloats())
                            .as(name)
                            .containsExactly(averages.get(name).toFloats());
                }
            }
            assertThat(weights.names()).noneMatch(name -> name.startsWith("teacher."));
        }
        assertThatThrownBy(() -> EncoderFile.ofCheckpoint(dir))
                .hasMessage(dir + ": must be a file of weights or a checkpoint of pretraining, got another folder");
    }

    @Test
    void headsForTeachersAreNotInTheEncoder() throws Exception {
        run(dir.resolve("run"), 1, false);
        var bundle = ModelBundle.read(dir.resolve("run").resolve(Pretraining.ENCODER));

        assertThat(bundle.weights().weights().keySet())
                .isEqualTo(bundle.architecture().expected().keySet());
    }

    @Test
    void theLossAndAllItsPartsAreLogged() throws Exception {
        run(dir.resolve("run"), 2, false);

        assertThat(log(dir.resolve("run"))).hasSize(2).allSatisfy(entry -> {
            double sum = 0.5 * value(entry, "loss-pixels")
                    + value(entry, "loss-masked")
                    + value(entry, "loss-visible")
                    + 0.25 * value(entry, "loss-pooled");
            assertThat(value(entry, "loss")).isCloseTo(sum, within(1e-5 * sum)); // a sum in single precision
        });
    }

    /** The best untrained prediction is the mean, and whitened components have a variance of 1. */
    @Test
    void targetsAreStandardizedSoTheFirstLossIsAboutOne() throws Exception {
        config = with("target: {exponent: 1.0, pixels: 0.0, teacher-masked: 0.0, teacher-pooled: 0.0}", config);
        run(dir.resolve("run"), 1, false);
        assertThat(value(log(dir.resolve("run")).get(0), "loss")).isBetween(0.5, 3.0);
    }

    private static final String LONGER =
            """
            schedule: {steps: 60, warmup: 0.1}
            optimizer: {base-lr: 0.3}
            output: {images-every: 0, checkpoint-every: 60}
            data: {degradation: none, flip: 0.0}
            """;

    @ParameterizedTest
    @EnumSource(FeatureLoss.class)
    void everyKindOfLossFalls(FeatureLoss loss) throws Exception {
        config = with(LONGER + "target: {loss: " + loss.name().toLowerCase(Locale.ROOT) + "}", config);
        run(dir.resolve("run"), 0, false);

        var log = log(dir.resolve("run"));
        for (String part : List.of("loss-masked", "loss-visible", "loss-pooled")) {
            double first = mean(log.subList(0, 5), part), last = mean(log.subList(55, 60), part);
            assertThat(last).as(part).isPositive().isLessThan(0.8 * first);
        }
    }

    private static double mean(List<MetricsEntry> entries, String name) {
        return entries.stream()
                .mapToDouble(entry -> value(entry, name))
                .average()
                .orElse(Double.NaN);
    }

    @Test
    void withoutMaskingThereAreLossesOnVisibleTokensAndStatistics() throws Exception {
        config = with(LONGER + "masking: {ratio: 0.0}\ntarget: {pixels: 0.0, teacher-masked: 0.0}", config);
        run(dir.resolve("run"), 0, false);

        var log = log(dir.resolve("run"));
        assertThat(mean(log.subList(55, 60), "loss")).isLessThan(0.7 * mean(log.subList(0, 5), "loss"));
        assertThat(log.get(0).values()).doesNotContainKeys("loss-masked", "loss-pixels");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target: {teacher-input: pristine}",
                "data: {native-crops: 0.5, reduced-crops: 0.5, reduced-side: 54}",
                "runtime: {precision: bf16}",
                "runtime: {activation-checkpointing: true}",
                "fusion: concat",
            })
    void everyVariantWithTeachersTrainsAndResumes(String way) throws Exception {
        config = with(way, config);
        Path whole = dir.resolve("whole"), parts = dir.resolve("parts");
        run(whole, 4, false);
        run(parts, 2, false);
        run(parts, 4, true);

        assertThat(parts.resolve(Pretraining.ENCODER)).hasSameBinaryContentAs(whole.resolve(Pretraining.ENCODER));
    }

    @Test
    void aBf16RunStaysBf16WithAutomaticPrecision() throws Exception {
        var mixed = with("runtime: {precision: bf16}", config);
        var open = config;
        Path whole = dir.resolve("whole"), parts = dir.resolve("parts");
        config = mixed;
        run(whole, 4, false);
        run(parts, 2, false);
        config = open;
        run(parts, 4, true);

        assertThat(parts.resolve(Pretraining.ENCODER)).hasSameBinaryContentAs(whole.resolve(Pretraining.ENCODER));
        assertThat(parts.resolve("step-000004/state.json")).content().contains("\"precision\" : \"bf16\"");
        config = with("runtime: {precision: fp32}", config);
        assertThatThrownBy(() -> run(parts, 0, true))
                .isInstanceOf(TrainingException.class)
                .hasMessageEndingWith(
                        "was made with runtime.precision bf16 (now fp32); restore it, or name another folder");
    }

    @Test
    void aRunCanStartFromTheEmaWeightsAndStatisticsOfAnother() throws Exception {
        Path first = dir.resolve("first"), second = dir.resolve("second");
        run(first, 4, false);
        Path checkpoint = first.resolve("step-000004");
        config = with("init: " + checkpoint + "\nseed: 2\noptimizer: {base-lr: 1.0e-20}", config);
        run(second, 1, false);

        assertThat(listener.lines()).containsExactly(MEASURING); // in the first run only
        assertThat(second.resolve("step-000001/teachers.safetensors"))
                .hasSameBinaryContentAs(checkpoint.resolve("teachers.safetensors"));
        assertThat(second.resolve("step-000001/weights.safetensors"))
                .hasSameBinaryContentAs(checkpoint.resolve("averages.safetensors"));
    }

    @Test
    void weightsOfAnotherShapeOrOtherNamesAreRefused() throws Exception {
        run(dir.resolve("first"), 1, false);
        Path checkpoint = dir.resolve("first/step-000001");
        config = with("init: " + checkpoint + "\nencoder: {width: 64}", config);
        assertThatThrownBy(() -> run(dir.resolve("second"), 1, false))
                .isInstanceOf(TrainingException.class)
                .hasMessageMatching("init: .*averages.safetensors must have \\S+ of shape \\[.*], got \\[.*]");
        config = with("init: " + checkpoint.resolve("teachers.safetensors") + "\nencoder: {width: 32}", config);
        assertThatThrownBy(() -> run(dir.resolve("second"), 1, false))
                .isInstanceOf(TrainingException.class)
                .hasMessageEndingWith("teachers.safetensors must hold weights of this network, got none of them");
        config = with("init: " + dir.resolve("images"), config);
        assertThatThrownBy(() -> run(dir.resolve("second"), 1, false))
                .isInstanceOf(TrainingException.class)
                .hasMessageEndingWith("images must be a checkpoint or a file of weights, got a folder without any");
    }

    @Test
    void aHeadWithoutWeightsInTheFileIsRandomlyInitialized() throws Exception {
        run(dir.resolve("first"), 1, false);
        var averages = Safetensors.read(dir.resolve("first/step-000001/averages.safetensors"));
        try (var scope = Scope.open()) {
            var network = new MaskedAutoencoder(
                    config.encoder(),
                    config.fusion(),
                    config.decoder(),
                    config.epsilon(),
                    new TargetHeads(true, 0, 7, 0));
            assertThatThrownBy(() -> PretrainInitialWeights.load(dir.resolve("first/step-000001"), network))
                    .hasMessageContaining("teacher.visible.weight of shape [7, 32], got [5, 32]");
            var plain = new MaskedAutoencoder(
                    config.encoder(),
                    config.fusion(),
                    config.decoder(),
                    config.epsilon(),
                    new TargetHeads(true, 0, 0, 3));
            var fresh = plain.state().get("teacher.pooled.bias");
            PretrainInitialWeights.load(file(averages), plain);
            assertThat(plain.state().get("teacher.pooled.bias").toFloats()).containsExactly(fresh.toFloats());
            assertThat(plain.state().get("mask_token").toFloats())
                    .containsExactly(averages.get("mask_token").toFloats());
        }
    }

    /** Without the heads of teachers. */
    private Path file(StateDict averages) throws IOException {
        Path file = dir.resolve("plain.safetensors");
        Safetensors.write(file, averages.without(name -> name.startsWith("teacher.")));
        return file;
    }

    @Test
    void unusableTeachersAreOneLineErrors() throws Exception {
        String file = NETWORKS + "root.onnx",
                teacher = "target: {pixels: 0.0, teacher-masked: 0.0}\nteachers: [{file: ";
        config = with(teacher + dir + "/none.onnx, outputs: {root: 2}}]", config);
        assertThatThrownBy(() -> run(dir.resolve("run"), 1, false))
                .isInstanceOf(TrainingException.class)
                .hasMessage("teacher " + dir + "/none.onnx does not exist, or is no file");
        config = with(teacher + file + ", outputs: {far: 2}}]", config);
        assertThatThrownBy(() -> run(dir.resolve("run"), 1, false))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith("teacher " + file + " must have an output far (n, c, h, w) or (n, c), got [");
        config = with(teacher + file + ", outputs: {root: 2}}]", config);
        assertThatThrownBy(() -> run(dir.resolve("run"), 1, false))
                .isInstanceOf(TrainingException.class)
                .hasMessage("teacher " + file + " computes NaN in root; check mean and deviation of its input");
        config = with(teacher + NETWORKS + "placed.onnx, outputs: {near: 5}}]", config);
        assertThatThrownBy(() -> run(dir.resolve("run"), 1, false))
                .isInstanceOf(TrainingException.class)
                .hasMessage(
                        "output near of teacher " + NETWORKS + "placed.onnx must keep at most its 4 channels, got 5");
        config = with(teacher + NETWORKS + "placed.onnx, outputs: {mean: 2}}]", config);
        assertThatThrownBy(() -> run(dir.resolve("run"), 1, false))
                .isInstanceOf(TrainingException.class)
                .hasMessage("target.teacher-visible must be 0 where no output of a teacher is of rank 4");
    }

    @Test
    void anotherFileOfTheSameNameIsRefused() throws Exception {
        Path other = Files.createDirectories(dir.resolve("other")).resolve("placed.onnx");
        Files.copy(Path.of(NETWORKS + "placed.onnx"), other);
        String teachers = "teachers: [{file: " + other + ", outputs: {near: 2}}]";
        config = with(teachers, config);
        run(dir.resolve("run"), 1, false);
        Files.copy(Path.of(NETWORKS + "fixed.onnx"), other, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> run(dir.resolve("run"), 0, true))
                .isInstanceOf(TrainingException.class)
                .hasMessageEndingWith("was made with other files of teachers; restore them, or name another folder");
    }
}
