package io.github.qptv2.finetune.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.config.ConfigException;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.scoring.bundle.FrameTransform;
import io.github.qptv2.train.OptimizerConfig;
import io.github.qptv2.train.RuntimeConfig;
import io.github.qptv2.train.ScheduleConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FinetuneConfigTest {

    private static FinetuneConfig parse(String yaml) throws ConfigException {
        return YamlConfig.parse(yaml, "run.yaml", FinetuneConfig.DEFAULT);
    }

    @Test
    void missingFieldsHaveDefaults() throws Exception {
        var config = parse("datasets: [{name: biq2021}]");

        assertThat(config.datasets()).containsExactly(new DatasetConfig("biq2021", "", "official"));
        assertThat(config.init().network()).isEqualTo(HiVitConfig.MINI);
        assertThat(config.clips()).isEqualTo(new ClipSettings(32, 2, 4, FrameTransform.FRAGMENTS, "", 8192));
        assertThat(config.tuning()).isEqualTo(new FinetuneHyperparameters(0.85, 1, 0.1, 0.1, 0, 1));
        assertThat(config.loss()).isEqualTo(new LossConfig(LossConfig.Kind.FAST_VQA, 0.3, 0.1));
        assertThat(config.optimizer()).isEqualTo(new OptimizerConfig(1e-3, 0.05, 0.9, 0.999, 1, 0.999));
        assertThat(config.schedule()).isEqualTo(new ScheduleConfig(30, 0, 0.1, 0.01));
        assertThat(config.runtime()).isEqualTo(RuntimeConfig.DEFAULT);
    }

    @Test
    void theResolvedConfigurationIsReadBackUnchanged() throws Exception {
        var config = parse(
                """
                seed: 4
                name: fine
                task: iaa
                init: {from: e.safetensors, head: new, input: {pooling: norm_then_mean, normalization: half}}
                datasets: [{name: own, path: a, split: random-1-2}, {name: biq2021, path: b}]
                data: {resize: short_side, short-side: 300, test-crops: 9, crops: 2, several: mean, label-share: 0.25}
                clips: {frames: 16, interval: 1, clips: 2, view: whole, cache: frames, cache-size: 100}
                loss: {kind: smooth_l1, beta: 0.2}
                rank-augmentation: {path: photos, types: [jpeg, "1", h264], levels: 6, images: 2, short-side: 0, weight: 0.5}
                pseudo: {scorer: s.qpt, data: list.txt, crops: 4, degradation: kadid, native-crops: 0.2,
                  reduced-crops: 0.1, reduced-side: 400, weight: 0.3, loss: mse, label-mix: 0.2}
                features: {file: n.onnx, outputs: [a], mean: [1, 2, 3], deviation: [4], size: 96, components: 8,
                  exponent: 0.5, statistics: 9, weight: 0.1}
                tuning: {layer-decay: 0.75, head-epochs: 1.5}
                validation: {share: 0.2, every: 0.5, patience: 3, choose: last}
                calibration: {images: 10}
                """);

        assertThat(parse(YamlConfig.toYaml(config))).isEqualTo(config);
        assertThat(config.data().several()).isEqualTo(CropSettings.Several.MEAN);
        assertThat(config.validation().choose()).isEqualTo(ValidationConfig.Choose.LAST);
    }

    @Test
    void theCommandLineSetsFoldersAndAddsDatasets() throws Exception {
        var config = parse("datasets: [{name: own, split: random-1-1}]")
                .withDataset("own", "x")
                .withDataset("biq2021", "y");

        assertThat(config.datasets())
                .isEqualTo(List.of(
                        new DatasetConfig("own", "x", "random-1-1"), new DatasetConfig("biq2021", "y", "official")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smoke", "biq2021-micro", "biq2021-mini"})
    void theBuiltInFilesAreValid(String name) throws Exception {
        var config = YamlConfig.read(Path.of("..", "configs", "finetune", name + ".yaml"), FinetuneConfig.DEFAULT);

        assertThat(config).isNotEqualTo(FinetuneConfig.DEFAULT);
        assertThat(config.data().shortSide())
                .isGreaterThan(config.init().network().imageSize());
    }

    @Test
    void aBuiltInFileTrainsOnTheRankingLossAlone() throws Exception {
        var config = YamlConfig.read(Path.of("..", "configs", "finetune", "clip-series.yaml"), FinetuneConfig.DEFAULT);

        assertThat(config.datasets()).isEmpty();
        assertThat(config.schedule().steps()).isPositive();
        assertThat(config.clips().frames()).isEqualTo(16);
    }

    @Test
    void levelsAreEvenlySpacedFromUndistortedToTheStrongest() {
        var four = FinetuneConfig.DEFAULT.rankAugmentation();

        assertThat(IntStream.range(0, 4).map(four::levelOf)).containsExactly(0, 2, 3, 5); // 0, 1.67, 3.33, 5
        assertThat(four.isOn()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tuning: {layer-decay: 0}|run.yaml:1: tuning.layer-decay must be in (0, 1], got 0.0",
                "data: {label-share: 1.5}|run.yaml:1: data.label-share must be in (0, 1], got 1.5",
                "data: {crops: 3}|run.yaml:1: data.batch must be at least 2 and a multiple of data.crops, got 32",
                "data: {short-side: 300}|run.yaml:1: data.short-side must be above 0 with resize: short_side, else 0,"
                        + " got 300",
                "{loss: {kind: emd}, data: {several: mean}}|run.yaml:1: loss.kind must not be emd with pseudo, features"
                        + " or data.several: mean; choose another loss",
                "clips: {frames: 15}|run.yaml:1: clips.frames must be a multiple of 2, got 15",
                "clips: {clips: 65}|run.yaml:1: clips.clips must be in [1, 64], got 65",
                "clips: {cache-size: 0}|run.yaml:1: clips.cache-size must be at least 1, got 0",
                "rank-augmentation: {enlarged: 0.5}|run.yaml:1: rank-augmentation.enlarged must be in [1, 8], got 0.5",
                "rank-augmentation: {levels: 7}|run.yaml:1: rank-augmentation.levels must be in [2, 6], got 7",
                "task: quality|run.yaml:1: task must be one of iqa, iaa, vqa, unknown, got quality",
                "datasets: [{path: x}]|run.yaml:1: each of datasets must have a name, see qpt data list",
            })
    void aBrokenRuleIsAnErrorWithItsLine(String yaml, String message) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }

    @Test
    void frozenNetworksAreOffByDefault() throws Exception {
        var config = parse("datasets: [{name: biq2021, weight: 0.5}]");
        assertThat(config.pseudo())
                .isEqualTo(new PseudoLabels("", "", 32, "none", 0.5, 0.5, 320, 1, LossConfig.Kind.SMOOTH_L1, 0.5));
        assertThat(config.isJoint()).isFalse();
        assertThat(config.datasets().get(0).weight()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pseudo: {scorer: s.qpt}|pseudo.scorer and pseudo.data must be named together, got \"s.qpt\" and \"\"",
                "pseudo: {crops: 1}|pseudo.crops must be at least 2, got 1",
                "pseudo: {label-mix: 1.5}|pseudo.label-mix must be in [0, 1], got 1.5",
                "pseudo: {native-crops: 0.8}|pseudo.reduced-crops and pseudo.native-crops must be at least 0 and together"
                        + " at most 1, got 0.5",
                "features: {weight: 0.5}|features.file must be given where there is no pseudo.scorer",
                "features: {deviation: [0]}|features.deviation must be above 0, got 0.0",
                "datasets: [{name: own, weight: 0}]|weight of own in datasets must be above 0 and finite, got 0.0"
            })
    void impossibleSettingsOfFrozenNetworksAreOneLineErrors(String yaml, String message) {
        assertThatThrownBy(() -> parse(yaml)).hasMessageContaining(message);
    }
}
