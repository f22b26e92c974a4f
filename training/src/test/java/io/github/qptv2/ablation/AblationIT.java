package io.github.qptv2.ablation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.qptv2.benchmark.BenchmarkListener;
import io.github.qptv2.benchmark.BenchmarkPlan;
import io.github.qptv2.benchmark.BenchmarkPlan.DuplicateSearch;
import io.github.qptv2.benchmark.BenchmarkSet;
import io.github.qptv2.benchmark.SplitDraw;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.finetune.config.SmallDatasets;
import io.github.qptv2.train.TrainingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Ablations of seconds, on blurred textures with networks of 32 x 32 pixels. */
class AblationIT {

    @TempDir
    private Path dir;

    private Path set = Path.of("");
    private AblationConfig config = AblationConfig.DEFAULT;

    @BeforeEach
    void makeConfigurations() throws IOException {
        set = SmallDatasets.blurred(dir.resolve("set"), 12, 3);
        Path pretrain = dir.resolve("pretrain.yaml");
        Files.writeString(
                pretrain,
                """
                encoder: {image-size: 32, width: 16, depths: {main: 1}, heads: 2}
                decoder: {width: 16, depth: 1, heads: 2}
                masking: {ratio: 0.5}
                data: {batch: 4, workers: 1}
                schedule: {epochs: 0, steps: 4}
                runtime: {threads: 1}
                output: {checkpoint-every: 2, images-every: 0}
                """);
        Path finetune = dir.resolve("finetune.yaml");
        Files.writeString(
                finetune,
                """
                init: {head: new}
                data: {batch: 8, workers: 1}
                schedule: {epochs: 0, steps: 4}
                calibration: {images: 0}
                runtime: {threads: 1}
                """);
        config = YamlConfig.parse(
                """
                pretrain: %s
                finetune: %s
                runs: 2
                shares: [0.5, 1.0]
                factors:
                  fusion:
                    weighted: {}
                    none: {pretrain: {fusion: none}}
                    untrained: {random-weights: true}
                """
                        .formatted(pretrain, finetune),
                "ablation.yaml",
                AblationConfig.DEFAULT);
    }

    private Optional<AblationResults> run(Path out, BooleanSupplier stop) throws IOException, TrainingException {
        Files.createDirectories(out);
        var plan = BenchmarkPlan.of(
                AblationRun.protocol(config, Optional.empty()),
                new SplitDraw(5, 0.25),
                List.of(BenchmarkSet.read("own", set, null)),
                new DuplicateSearch(-1, 1),
                out,
                BenchmarkListener.NONE);
        return new AblationRun(config, plan, Optional.of(set.toString()), out, 1).run(BenchmarkListener.NONE, stop);
    }

    /** Results without times. */
    private static List<String> figures(AblationResults results) {
        var rows = results.rows().stream().map(row -> "%s %s %s %s %s"
                .formatted(row.cell(), row.method(), row.share(), row.srcc(), row.interval()));
        return Stream.concat(rows, results.differences().stream().map(Object::toString))
                .toList();
    }

    @Test
    void eachCellIsProbedAndFineTunedWithEachShareAndSeed() throws Exception {
        Path out = dir.resolve("out");
        var results = run(out, () -> false).orElseThrow();
        assertThat(results.rows().stream().map(row -> row.cell() + " " + row.method() + " " + row.share()))
                .containsExactlyInAnyOrderElementsOf(Stream.of("base", "fusion-none", "fusion-untrained")
                        .flatMap(cell -> Stream.of("probe", "fine-tuned")
                                .flatMap(method -> Stream.of(0.5, 1.0).map(share -> cell + " " + method + " " + share)))
                        .toList());
        assertThat(results.rows()).allSatisfy(row -> {
            assertThat(row.srcc()).hasSize(2);
            assertThat(row.items()).isEqualTo(9); // 3 of 12 contents with 3 levels each
            assertThat(row.interval().low()).isLessThanOrEqualTo(row.mean());
        });
        assertThat(results.differences()).hasSize(8);
        AblationOutput.write(results, out);
        assertThat(out.resolve("results.md")).content().contains("| fusion-none - base", "| fine-tuned |");
        assertThat(out.resolve("results.json")).content().contains("\"byRun\"");
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .contains("encoder.safetensors", "predictions.csv")
                    .noneMatch(name -> name.startsWith("step-"));
        }
        // seeds differ: the encoders of two runs are not equal
        assertThat(out.resolve("base/run-1/encoder.safetensors"))
                .binaryContent()
                .isNotEqualTo(Files.readAllBytes(out.resolve("base/run-2/encoder.safetensors")));
    }

    @Test
    void anAblationStoppedAtRandomStepsEndsWithTheSameResults() throws Exception {
        var whole = run(dir.resolve("whole"), () -> false).orElseThrow();
        var random = new Random(3);
        Path parts = dir.resolve("parts");
        int stops = 0;
        Optional<AblationResults> results = Optional.empty();
        while (results.isEmpty()) {
            var left = new AtomicInteger(8 + random.nextInt(40));
            results = run(parts, () -> left.decrementAndGet() < 0);
            assertThat(++stops).isLessThan(200);
        }
        assertThat(stops).isGreaterThan(3);
        assertThat(figures(results.get())).isEqualTo(figures(whole));
    }

    @Test
    void otherSettingsInTheSameFolderAreRefused() throws Exception {
        Path out = dir.resolve("out");
        run(out, () -> true);
        config = new AblationConfig(
                config.pretrain(),
                config.finetune(),
                3,
                config.shares(),
                config.probe(),
                config.design(),
                config.factors(),
                config.comparisons());
        assertThatThrownBy(() -> run(out, () -> false))
                .isInstanceOf(TrainingException.class)
                .hasMessageEndingWith(
                        "ablation.yaml: is of an ablation with other settings, or other files of pretraining or"
                                + " fine-tuning; restore them, or name another folder");
    }

    @Test
    void otherContentsOfAConfigurationAreRefused() throws Exception {
        Path out = dir.resolve("out");
        run(out, () -> true);
        Path pretrain = Path.of(config.pretrain());
        Files.writeString(pretrain, Files.readString(pretrain).replace("batch: 4", "batch: 5"));
        assertThatThrownBy(() -> run(out, () -> false))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("is of an ablation with other settings");
    }

    @Test
    void settingsThatAllCellsShareCannotBeChangedByALevel() throws Exception {
        config = YamlConfig.parse(
                "pretrain: %s\nfactors: {x: {one: {}, two: {finetune: {validation: {share: 0.2}}}}}"
                        .formatted(config.pretrain()),
                "ablation.yaml",
                AblationConfig.DEFAULT);
        assertThatThrownBy(() -> AblationRun.check(config, Optional.of(set.toString())))
                .hasMessage("a level cannot change validation.share of finetune; all cells share it");
        assertThatThrownBy(() -> AblationRun.check(config, Optional.empty()))
                .hasMessage("data.path of pretraining must name images, or --data, got none for base");
    }

    @Test
    void aLevelThatIsNoConfigurationIsRefusedBeforeTheFirstTraining() throws Exception {
        var wrong = YamlConfig.parse(
                "pretrain: %s\nfactors: {x: {one: {}, two: {pretrain: {decoder: {width: 0}}}}}"
                        .formatted(config.pretrain()),
                "ablation.yaml",
                AblationConfig.DEFAULT);
        config = wrong;
        assertThatThrownBy(() -> AblationRun.check(config, Optional.of(set.toString())))
                .hasMessageContaining("pretrain.yaml with {\"decoder\":{\"width\":0}}");
    }
}
