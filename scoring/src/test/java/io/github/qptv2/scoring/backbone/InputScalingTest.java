package io.github.qptv2.scoring.backbone;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class InputScalingTest {

    @ParameterizedTest
    @CsvSource({
        "efficientnet-lite, 0, -0.9921875, -0.9921875", // -127/128
        "efficientnet-lite, 255, 1, 1",
        "inception, 255, 1, 1",
        "inception, 0, -1, -1",
        "unit, 51, 0.2, 0.2",
        "none, 51, 51, 51",
        "imagenet, 0, -2.1179039, -1.8044444", // -.485/.229 and -.406/.225
        "100/50, 200, 2, 2",
        "'10,20,30/1,2,4', 50, 40, 5"
    })
    void aValueBecomesAnInput(String scaling, int value, float red, float blue) {
        var parsed = InputScaling.parse(scaling);
        assertThat(parsed.of(value, 0)).isCloseTo(red, within(1e-6f));
        assertThat(parsed.of(value, 2)).isCloseTo(blue, within(1e-6f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"imagenet", "efficientnet-lite", "inception", "unit", "none", "1.5,2.0,3.0/4.0,5.0,6.0"})
    void itsTextReadsBack(String text) {
        assertThat(InputScaling.parse(text)).hasToString(text);
        assertThat(InputScaling.parse(InputScaling.parse(text).toString())).isEqualTo(InputScaling.parse(text));
    }

    @Test
    void numbersOfAPresetAreThePreset() {
        assertThat(InputScaling.parse("127/128")).hasToString("efficientnet-lite");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "resnet", "1/2/3", "a/b", "1,2/3", "/"})
    void whatIsNoScalingIsRefused(String text) {
        assertThatThrownBy(() -> InputScaling.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scaling must");
    }

    @Test
    void aDeviationMustBeAboveZero() {
        assertThatThrownBy(() -> new InputScaling(List.of(0f, 0f, 0f), List.of(1f, 0f, 1f)))
                .hasMessage("means must be finite and deviations above 0, got 0.0 and 0.0");
    }
}
