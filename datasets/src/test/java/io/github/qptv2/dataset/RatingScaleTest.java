package io.github.qptv2.dataset;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RatingScaleTest {

    @ParameterizedTest
    @CsvSource({"0:1, 0, 1, 0:1", "' 1 : 5.0 ', 1, 5, 1:5", "-2:0, -2, 0, -2:0", "0.5:1e2, 0.5, 100, 0.5:100"})
    void aScaleIsTwoNumbers(String text, double low, double high, String printed) {
        assertThat(RatingScale.parse(text)).isEqualTo(RatingScale.of(low, high)).hasToString(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "0-1", "5:1", "1:1", "a:b", "0:NaN", "0:Infinity", "0:1:2", ":1"})
    void otherTextIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RatingScale.parse(text))
                .withMessage("a scale must be LO:HI with LO below HI, such as 1:5, got " + text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.07, 0.41, 0:1",
        "1.2, 4.8, 1:5",
        "0.3, 4.8, 0:5",
        "1.5, 9, 1:10",
        "0, 9, 0:10",
        "1, 88, 1:100",
        "3.5, 120.5, 3:121",
        "-4, 0, -4:0"
    })
    void theRangeOfLabelsIsNoScaleButSuggestsOne(double lowest, double highest, String suggested) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RatingScale.observed(lowest, highest).required())
                .withMessageEndingWith("state it, for example --scale " + suggested);
    }
}
