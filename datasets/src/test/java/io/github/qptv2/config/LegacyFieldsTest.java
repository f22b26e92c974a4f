package io.github.qptv2.config;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LegacyFieldsTest {

    record Optimizer(double baseLr, double emaDecay) {}

    record Config(Optimizer optimizer, int seed) {}

    private static final Config DEFAULT = new Config(new Optimizer(1, 0), 7);

    @Test
    void formerNamesAreRead() throws Exception {
        assertThat(YamlConfig.parse("optimiser: {base-rate: 0.5, average: 0.9}", "c.yaml", DEFAULT))
                .isEqualTo(new Config(new Optimizer(0.5, 0.9), 7));
        assertThat(YamlConfig.parse("optimizer: {base-rate: 0.5, ema-decay: 0.9}", "c.yaml", DEFAULT))
                .isEqualTo(new Config(new Optimizer(0.5, 0.9), 7));
    }

    @Test
    void anInvalidFieldUnderAFormerNameHasItsLine() {
        assertThatThrownBy(() -> YamlConfig.parse("seed: 1\noptimiser:\n  base-rate: much", "c.yaml", DEFAULT))
                .hasMessage("c.yaml:3: optimizer.base-lr must be a number, got \"much\"");
    }

    @Test
    void aFieldUnderBothNamesIsAnError() {
        assertThatThrownBy(() -> YamlConfig.parse("optimizer: {}\noptimiser: {}", "c.yaml", DEFAULT))
                .hasMessage("c.yaml:2: optimiser is the former name of optimizer; name only one of them");
    }
}
