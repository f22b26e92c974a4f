package io.github.qptv2.pretrain;

import java.nio.file.Path;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.config.ConfigException;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.train.OptimizerConfig;
import io.github.qptv2.train.ScheduleConfig;
import io.github.qptv2.train.TrainingPrecision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

class PretrainConfigTest {

    private static PretrainConfig parse(String yaml) throws ConfigException {
        return YamlConfig.parse(yaml, "run.yaml", PretrainConfig.DEFAULT);
    }

    @Test
    void missingFieldsHaveTheDefaultsOfHiVitAndMae() throws Exception {
        var config = parse("seed: 3");

        assertThat(config.seed()).isEqualTo(3);
        assertThat(config.encoder()).isEqualTo(HiVitConfig.TINY);
        assertThat(config.masking().ratio()).isEqualTo(0.75);
        assertThat(config.masking().target()).isEqualTo(TargetImage.DEGRADED);
        assertThat(config.optimizer()).isEqualTo(new OptimizerConfig(1e-4, 0.05, 0.9, 0.95, 0, 0));
        assertThat(config.schedule()).isEqualTo(new ScheduleConfig(800, 0, 0.05, 0)); // 40 epochs of warmup
    }

    @Test
    void theResolvedConfigurationIsReadBackUnchanged() throws Exception {
        var config = parse(
                "masking: {target: pristine, norm-pix: false}\nruntime: {precision: bf16, activation-checkpointing: true}\n"
                        + "data: {crop: short_side, degradation: none}\nfusion: concat");

        assertThat(parse(YamlConfig.toYaml(config))).isEqualTo(config);
        assertThat(config.runtime().precision()).isEqualTo(TrainingPrecision.BF16);
        assertThat(config.data().crop()).isEqualTo(CropKind.SHORT_SIDE);
    }

    @Test
    void everySettingOfTeachersIsReadAndWrittenBack() throws Exception {
        var config = parse("target: {pixels: 0.5, teacher-masked: 1.0, teacher-visible: 2.0, teacher-pooled: 3.0,"
                + " loss: smooth_l1, teacher-input: pristine, exponent: 0.25, statistics: 16}\n"
                + "teachers: [{file: a/b.onnx, outputs: {x: 8, y: 4}, mean: [1, 2, 3], deviation: [4], size: 96,"
                + " weight: 0.5}, {file: c.onnx, outputs: {z: 2}}]\n"
                + "teacher-bank: {folder: bank, views: 8, seed: 5}\n"
                + "init: runs/a/step-000004\ndata: {native-crops: 0.25, reduced-crops: 0.5, reduced-side: 320}");

        assertThat(parse(YamlConfig.toYaml(config))).isEqualTo(config);
        assertThat(config.target())
                .isEqualTo(new PretrainTargets(0.5, 1, 2, 3, FeatureLoss.SMOOTH_L1, TargetImage.PRISTINE, 0.25, 16));
        assertThat(config.teachers().get(0).outputs()).containsExactly(entry("x", 8), entry("y", 4));
        assertThat(config.teachers().get(1).mean()).containsExactly(127.5);
        assertThat(config.teacherBank()).isEqualTo(new SampleBankConfig("bank", 8, 5));
    }

    @Test
    void foldersOfFilesMayChangeOnResume() throws Exception {
        String there = "target: {teacher-visible: 1.0}\nteachers: [{file: %s/b.onnx, outputs: {x: 8}}]\n"
                + "teacher-bank: {folder: %s}";
        var one = parse(there.formatted("here", "one"));
        assertThat(parse(there.formatted("there", "other")).resumeFingerprint()).isEqualTo(one.resumeFingerprint());
        assertThat(parse(there.formatted("there", "''")).resumeFingerprint()).isNotEqualTo(one.resumeFingerprint());
    }

    @Test
    void aBankHasNoPristineCrops() {
        assertThatThrownBy(() -> parse("target: {teacher-visible: 1.0}\nteachers: [{file: a.onnx, outputs: {x: 8}}]\n"
                        + "masking: {target: pristine}\nteacher-bank: {folder: bank}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageEndingWith("masking.target must be degraded where target.pixels is above 0 and"
                        + " teacher-bank.folder is given, got 1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"smoke", "mini"})
    void theBuiltInFilesAreValid(String name) throws Exception {
        var config = YamlConfig.read(Path.of("..", "configs", "pretrain", name + ".yaml"), PretrainConfig.DEFAULT);

        assertThat(config).isNotEqualTo(PretrainConfig.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "masking: {ratio: 1.5}|run.yaml:1: masking.ratio must be in [0, 1), got 1.5",
                "masking: {ratio: 0.0}|run.yaml:1: masking.ratio must be above 0 where target.pixels or"
                        + " target.teacher-masked is above 0, got 0.0",
                "target: {pixels: 0.0}|run.yaml:1: one weight of target must be above 0, got 0.0",
                "target: {pixels: -1.0}|run.yaml:1: target.pixels must be at least 0 and finite, got -1.0",
                "target: {exponent: 1.5}|run.yaml:1: target.exponent must be in [0, 1], got 1.5",
                "target: {statistics: 1}|run.yaml:1: target.statistics must be at least 2 crops, got 1",
                "target: {teacher-visible: 1.0}|run.yaml:1: teachers must be given if and only if a weight of"
                        + " target.teacher-* is above 0, got 0",
                "teachers: [{file: a.onnx, outputs: {x: 1}}]|run.yaml:1: teachers must be given if and only if a weight of"
                        + " target.teacher-* is above 0, got 1",
                "teacher-bank: {folder: bank}|run.yaml:1: teacher-bank.folder must be empty where there are no teachers,"
                        + " got 0",
                "teacher-bank: {views: 0}|run.yaml:1: teacher-bank.views must be at least 1, got 0",
                "data: {native-crops: 0.6, reduced-crops: 0.6}|run.yaml:1: data.reduced-crops and data.native-crops must be"
                        + " at least 0 and together at most 1, got 0.6",
                "data: {reduced-crops: 0.5, reduced-side: 200}|run.yaml:1: data.reduced-side must be at least"
                        + " encoder.image-size 224, got 200",
                "masking: {ratio: 0.999}|run.yaml:1: masking.ratio must leave at least one of 196 tokens, got 0.999",
                "data: {crop: short_side, padding: 300}|run.yaml:1: data.padding must be below encoder.image-size 224, got"
                        + " 300",
                "optimizer: {base-lr: .inf}|run.yaml:1: optimizer.base-lr must be above 0 and finite, got Infinity",
                "schedule: {steps: 5}|run.yaml:1: one of schedule.epochs and schedule.steps must be above 0 and the other 0,"
                        + " got 800.0 and 5",
                "data: {bach: 3}|run.yaml:1: unknown field 'bach'; known fields are accumulate, batch, corrupt, crop,"
                        + " degradation, flip, min-scale, native-crops, normalization, padding, path, prefetch, reduced-crops, reduced-side,"
                        + " workers",
            })
    void aBrokenRuleIsAnErrorWithItsLine(String yaml, String message) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }
}
