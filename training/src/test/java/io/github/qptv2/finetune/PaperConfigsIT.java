package io.github.qptv2.finetune;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.config.ConfigException;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.dataset.benchmark.DatasetReaders;
import io.github.qptv2.device.Device;
import io.github.qptv2.finetune.config.DatasetConfig;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.pretrain.PretrainConfig;
import io.github.qptv2.pretrain.PretrainRequest;
import io.github.qptv2.pretrain.Pretraining;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.train.RunRequest;
import io.github.qptv2.train.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every configuration of {@code configs/paper} starts on a small copy in the published layout: two steps with batches
 * of two and clips of eight frames. The network has one block of attention and a quarter of the width.
 */
class PaperConfigsIT {

    private static final Path FOLDER = Path.of("../configs/paper");

    @TempDir
    private Path dir;

    static List<Path> finetuning() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.getFileName().toString().matches("(pretrain|curate)-.*"))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".yaml", "");
    }

    @Test
    void everyBenchmarkOfThePaperHasAConfiguration() throws Exception {
        assertThat(finetuning())
                .extracting(PaperConfigsIT::name)
                .containsExactlyInAnyOrder(
                        "ava",
                        "clive",
                        "csiq",
                        "flive",
                        "kadid-10k",
                        "koniq-10k",
                        "konvid-1k",
                        "live",
                        "live-vqc",
                        "lsvq",
                        "spaq",
                        "tid2013",
                        "youtube-ugc");
    }

    @ParameterizedTest
    @MethodSource("finetuning")
    void aConfigurationIsOfHiVitTinyAndStatesItsSources(Path file) throws Exception {
        var config = YamlConfig.read(file, FinetuneConfig.DEFAULT);
        assertThat(config.init().network()).isEqualTo(HiVitConfig.TINY);
        assertThat(config.datasets()).extracting(DatasetConfig::name).containsExactly(name(file));
        assertThat(DatasetReaders.named(name(file)).name()).isEqualTo(name(file));
        assertThat(file)
                .content()
                .contains("# The paper's:", "# The field's", "# Ours:", "# Cost (estimates):", "# Data: http")
                .contains("--config configs/paper/%s.yaml --dataset %s=FOLDER".formatted(name(file), name(file)));
    }

    @ParameterizedTest
    @MethodSource("finetuning")
    void aConfigurationTrainsTwoStepsOnASmallCopy(Path file) throws Exception {
        String name = name(file);
        Path copy = SmallCopies.of(name, dir.resolve("copy"));
        boolean official = Files.readString(file).contains("benchmark official");
        var config = changed(YamlConfig.read(file, FinetuneConfig.DEFAULT))
                .withDatasets(List.of(
                        new DatasetConfig(name, copy.toString(), official ? "official" : "random-1-1", 1.0, "")));
        var request = new FinetuneRequest(config, new RunRequest(dir.resolve("run"), OptionalLong.of(2), false));
        var result = Finetuning.run(request, Collective.alone(Device.CPU), TrainingListener.NONE, () -> false);

        assertThat(result.step()).isEqualTo(2);
        assertThat(result.product()).isRegularFile();
        assertThat(Scorer.describe(result.product()).task().toString())
                .isEqualTo(
                        name.equals("ava") ? "iaa" : config.clips().frames() == 8 && isOfClips(name) ? "vqa" : "iqa");
    }

    private static boolean isOfClips(String name) {
        return List.of("lsvq", "konvid-1k", "live-vqc", "youtube-ugc").contains(name);
    }

    private static FinetuneConfig changed(FinetuneConfig config) throws ConfigException {
        String yaml = YamlConfig.toYaml(config)
                .replaceFirst("batch: \\d+", "batch: 2")
                .replaceFirst("accumulate: \\d+", "accumulate: 1")
                .replaceFirst("frames: \\d+", "frames: 8")
                .replaceFirst("width: 384", "width: 96")
                .replaceFirst("main: 10", "main: 1")
                .replaceFirst("heads: 6", "heads: 2")
                .replaceFirst("images: 1000", "images: 0");
        return YamlConfig.parse(yaml, "changed.yaml", FinetuneConfig.DEFAULT);
    }

    @Test
    void pretrainingTrainsTwoSteps() throws Exception {
        var config = YamlConfig.read(FOLDER.resolve("pretrain-sa-1b.yaml"), PretrainConfig.DEFAULT);
        assertThat(config.encoder()).isEqualTo(HiVitConfig.TINY);
        String yaml = YamlConfig.toYaml(config)
                .replaceFirst("batch: 256", "batch: 2")
                .replaceFirst("width: 384", "width: 96")
                .replaceFirst("main: 10", "main: 1")
                .replaceFirst("heads: 6", "heads: 2")
                .replaceFirst("width: 512", "width: 64");
        Path images = SmallCopies.of("koniq-10k", dir.resolve("copy")).resolve("1024x768");
        var small =
                YamlConfig.parse(yaml, "changed.yaml", PretrainConfig.DEFAULT).withData(images.toString());
        var request = new PretrainRequest(small, dir.resolve("run"), OptionalLong.of(2), false);
        var result = Pretraining.run(request, Collective.alone(Device.CPU), TrainingListener.NONE, () -> false);
        assertThat(result.step()).isEqualTo(2);
        assertThat(result.product()).isRegularFile();
    }
}
