package io.github.qptv2.pretrain;

import java.nio.file.Path;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.config.ConfigException;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.train.Length;
import io.github.qptv2.train.Optimiser;
import io.github.qptv2.train.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PretrainConfigTest {

    private static PretrainConfig parse(String yaml) throws ConfigException {
        return YamlConfig.parse(yaml, "run.yaml", PretrainConfig.DEFAULT);
    }

    @Test
    void leftOutFieldsHaveTheDefaultsOfHiVitAndMae() throws Exception {
        var config = parse("seed: 3");

        assertThat(config.seed()).isEqualTo(3);
        assertThat(config.encoder()).isEqualTo(HiVitConfig.TINY);
        assertThat(config.masking().ratio()).isEqualTo(0.75);
        assertThat(config.masking().target()).isEqualTo(PretrainConfig.Target.DEGRADED);
        assertThat(config.optimiser()).isEqualTo(new Optimiser(1e-4, 0.05, 0.9, 0.95, 0, 0));
        assertThat(config.schedule()).isEqualTo(new Length(800, 0, 0.05, 0)); // 40 epochs of warm-up
    }

    @Test
    void theResolvedConfigurationIsReadBackAsItWas() throws Exception {
        var config = parse("masking: {target: pristine, per-unit: false}\ncompute: {precision: bf16, recompute: true}\n"
                + "data: {crop: short_side, degradation: none}\nfusion: concat");

        assertThat(parse(YamlConfig.toYaml(config))).isEqualTo(config);
        assertThat(config.compute().precision()).isEqualTo(Precision.BF16);
        assertThat(config.data().crop()).isEqualTo(PretrainConfig.CropKind.SHORT_SIDE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"smoke", "mini"})
    void theFilesThatComeWithItAreWhole(String name) throws Exception {
        var config = YamlConfig.read(Path.of("..", "configs", "pretrain", name + ".yaml"), PretrainConfig.DEFAULT);

        assertThat(config).isNotEqualTo(PretrainConfig.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "masking: {ratio: 1.5}|run.yaml:1: masking.ratio must be in (0, 1), got 1.5",
                "masking: {ratio: 0.999}|run.yaml:1: masking.ratio must leave at least one of 196 units, got 0.999",
                "data: {crop: short_side, padding: 300}|run.yaml:1: data.padding must be below encoder.image-size 224, got"
                        + " 300",
                "optimiser: {base-rate: .inf}|run.yaml:1: optimiser.base-rate must be above 0 and finite, got Infinity",
                "schedule: {steps: 5}|run.yaml:1: one of schedule.epochs and schedule.steps must be above 0 and the other 0,"
                        + " got 800.0 and 5",
                "data: {bach: 3}|run.yaml:1: unknown field 'bach'; there are accumulate, batch, crop, degradation, flip,"
                        + " min-scale, normalisation, padding, path, prefetch, workers",
            })
    void whatBreaksARuleIsNamedWithItsLine(String yaml, String message) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }
}
