package io.github.qptv2.degrade;

import java.util.LinkedHashSet;
import java.util.List;

import io.github.qptv2.degrade.pixel.OperatorSettings;
import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.bytedeco.opencv.global.opencv_core.getNumThreads;
import static org.bytedeco.opencv.global.opencv_core.setNumThreads;

class EveryOperatorTest {

    private final Image scene = TestImages.scene(97, 75);

    static List<String> all() {
        return RandomSamples.all();
    }

    static List<String> random() {
        return RandomSamples.random();
    }

    static List<String> fixed() {
        return RandomSamples.fixed();
    }

    @Test
    void everyOperatorHasASample() {
        assertThat(RandomSamples.all().stream()
                        .map(text -> OperatorSettings.parse(text).operator()))
                .containsExactlyInAnyOrderElementsOf(Operators.names());
    }

    @ParameterizedTest
    @MethodSource("all")
    void isParsedFromItsText(String text) {
        Degradation operator = Operators.parse(text);
        assertThat(operator.settings().text()).isEqualTo(text);
        assertThat(Operators.parse(operator.settings().text())).isEqualTo(operator);
        assertThat(operator.settings().values().keySet())
                .isEqualTo(new LinkedHashSet<>(
                        Operators.named(operator.settings().operator()).parameters()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void keepsTheSizeAndDoesNotChangeItsInput(String text) {
        byte[] before = scene.rgb().clone();
        Image degraded = Operators.parse(text).apply(scene, 1);
        assertThat(degraded.width()).isEqualTo(97);
        assertThat(degraded.height()).isEqualTo(75);
        assertThat(scene.rgb()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("all")
    void changesTheImage(String text) {
        if (!text.startsWith("restore-size")) {
            assertThat(Operators.parse(text).apply(scene, 1).rgb()).isNotEqualTo(scene.rgb());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void givesTheSameBytesForTheSameSeedWithAnyNumberOfThreads(String text) {
        Degradation operator = Operators.parse(text);
        // large enough for several threads of OpenCV
        Image large = TestImages.scene(400, 300);
        int threads = getNumThreads();
        try {
            setNumThreads(1);
            byte[] alone = operator.apply(large, 5).rgb();
            setNumThreads(4);
            assertThat(operator.apply(large, 5).rgb()).isEqualTo(alone);
        } finally {
            setNumThreads(threads);
        }
    }

    @ParameterizedTest
    @MethodSource("random")
    void givesOtherBytesForAnotherSeed(String text) {
        Degradation operator = Operators.parse(text);
        assertThat(operator.apply(scene, 1).rgb())
                .isNotEqualTo(operator.apply(scene, 2).rgb());
    }

    @ParameterizedTest
    @MethodSource("fixed")
    void ignoresTheSeedWithoutRandomNumbers(String text) {
        Degradation operator = Operators.parse(text);
        assertThat(operator.apply(scene, 1).rgb())
                .isEqualTo(operator.apply(scene, 2).rgb());
    }

    @ParameterizedTest
    @MethodSource("all")
    void acceptsImagesOfOnePixel(String text) {
        Image degraded = Operators.parse(text).apply(TestImages.flat(1, 1, 90, 120, 60), 3);
        assertThat(degraded.rgb()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "gaussian-blur:sigma=0#sigma must be above 0, got 0",
                "gaussian-blur:sigma=1,kernel=4#kernel must be odd and in [3, 101], or 0 to fit, got 4",
                "generalized-blur:sigma-x=1,beta=0#beta must be in [0.1, 16], got 0",
                "median-blur:size=4#size must be odd and at least 3, got 4",
                "zoom-blur:factor=1#factor must be in [1.001, 2], got 1",
                "impulse-noise:density=1.5#density must be in [0, 1], got 1.5",
                "gain-noise:low=1.2,high=0.8#high must be in [1.2, 10], got 0.8",
                "cst:space=lab,scale-2=11#scale-2 must be in [-10, 10], got 11",
                "cst:space=luv#cst: space must be one of [hsv, lab, ycbcr, gray], got luv",
                "down-up:factor=0.5#factor must be in [1, 64], got 0.5",
                "jpeg2000:ratio=0#ratio must be in [1, 2000], got 0",
                "h264:qp=52#qp must be in [0, 51], got 52",
                "gamma:gamma=NaN#gamma: gamma must be a number, got NaN",
                "white-noise:deviation=5,gray=yes#white-noise: gray must be true or false, got yes",
            })
    void refusesInvalidParameters(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operators.parse(text))
                .withMessage(message);
    }
}
