package io.github.qptv2.degrade.compose;

import java.util.List;
import java.util.stream.IntStream;

import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.degrade.ImageStatistics;
import io.github.qptv2.degrade.NoiseDegradation;
import io.github.qptv2.degrade.TestImages;
import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KadidDistortionTest {

    static List<KadidDistortion> all() {
        return Kadid10kLevels.all();
    }

    @Test
    void twentyFiveTypesAreInThePublishedOrder() {
        assertThat(Kadid10kLevels.all().stream().map(KadidDistortion::number))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 25).boxed().toList());
        assertThat(Kadid10kLevels.all().stream().map(KadidDistortion::name)).doesNotHaveDuplicates();
    }

    @Test
    void typesAreFoundByNumberAndByShortAndLongNames() {
        assertThat(Kadid10kLevels.named("4")).isSameAs(Kadid10kLevels.named("color-diffusion"));
        assertThat(Kadid10kLevels.named("Color-Diffusion").number()).isEqualTo(4);
        assertThat(Kadid10kLevels.named("color-quantization").number()).isEqualTo(6);
        assertThat(Kadid10kLevels.named("saturation-in-HSV").number()).isEqualTo(7);
        assertThat(Kadid10kLevels.named("color-saturation-in-Lab").number()).isEqualTo(8);
        assertThat(Kadid10kLevels.named("white-noise-in-ycbcr").number()).isEqualTo(12);
        assertThat(Kadid10kLevels.named("noise-then-denoise").number()).isEqualTo(15);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kadid10kLevels.named("26"))
                .withMessageStartingWith("no KADID-10k type is called '26'; there are 1 gaussian-blur, 2 lens-blur, ");
    }

    @Test
    void levelsAreThePublishedOnes() {
        assertThat(Kadid10kLevels.named("jpeg").levels().stream()
                        .map(level -> level.settings().text()))
                .containsExactly(
                        "jpeg:quality=43", "jpeg:quality=36", "jpeg:quality=24", "jpeg:quality=7", "jpeg:quality=4");
        assertThat(Kadid10kLevels.named("11").level(5)).isEqualTo(new NoiseDegradation.Gaussian(25.5, false));
    }

    @Test
    void seriesOfTypesThatChangeSignAreOrderedByStrength() {
        assertThat(Kadid10kLevels.named("mean-shift").series().stream().map(KadidDistortion.Level::value))
                .containsExactly(0.0, 0.08, -0.08, 0.15, -0.15);
        assertThat(Kadid10kLevels.named("mean-shift").series().stream().map(KadidDistortion.Level::level))
                .containsExactly(3, 2, 4, 1, 5);
        assertThat(Kadid10kLevels.named("contrast").series().stream().map(KadidDistortion.Level::level))
                .containsExactly(3, 4, 2, 5, 1);
        assertThat(Kadid10kLevels.named("saturation-hsv").series().stream().map(KadidDistortion.Level::level))
                .containsExactly(1, 2, 3, 4, 5);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theStrongestLevelOfASeriesChangesMoreThanTheWeakest(KadidDistortion type) {
        Image scene = TestImages.scene(160, 120);
        List<KadidDistortion.Level> series = type.series();
        double weakest = ImageStatistics.difference(series.get(0).degradation().apply(scene, 1), scene);
        double severest = ImageStatistics.difference(series.get(4).degradation().apply(scene, 1), scene);
        assertThat(severest).isGreaterThan(weakest);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 9, 10, 11, 12, 13, 14, 16, 17, 19, 24})
    void everyLevelChangesMoreThanTheLevelBefore(int number) {
        Image scene = TestImages.scene(160, 120);
        double before = -1;
        for (KadidDistortion.Level level :
                Kadid10kLevels.named(Integer.toString(number)).series()) {
            // along the row: at some angles the scene is periodic with the longer path
            var chain = new DegradationChain(List.of(level.degradation()), 1).withMotionAngle(0);
            double difference = ImageStatistics.difference(chain.apply(scene), scene);
            assertThat(difference).as("severity %d", level.severity()).isGreaterThan(before);
            before = difference;
        }
    }
}
