package io.github.qptv2.degrade;

import java.util.List;
import java.util.stream.IntStream;

import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KadidTypeTest {

    static List<KadidType> all() {
        return KadidType.all();
    }

    @Test
    void thereAreTwentyFiveInOrder() {
        assertThat(KadidType.all().stream().map(KadidType::number))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 25).boxed().toList());
        assertThat(KadidType.all().stream().map(KadidType::name)).doesNotHaveDuplicates();
    }

    @Test
    void namesNumbersAndAmericanSpellingAreUnderstood() {
        assertThat(KadidType.named("4")).isSameAs(KadidType.named("colour-diffusion"));
        assertThat(KadidType.named("Color-Diffusion").number()).isEqualTo(4);
        assertThat(KadidType.named("color-quantization").number()).isEqualTo(6);
        assertThat(KadidType.named("saturation-in-HSV").number()).isEqualTo(7);
        assertThat(KadidType.named("color-saturation-in-Lab").number()).isEqualTo(8);
        assertThat(KadidType.named("white-noise-in-ycbcr").number()).isEqualTo(12);
        assertThat(KadidType.named("noise-then-denoise").number()).isEqualTo(15);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KadidType.named("26"))
                .withMessageStartingWith("no KADID-10k type is called '26'; there are 1 gaussian-blur, 2 lens-blur, ");
    }

    @Test
    void levelsAreThoseOfTheDataSet() {
        assertThat(KadidType.named("jpeg").levels().stream()
                        .map(level -> level.settings().text()))
                .containsExactly(
                        "jpeg:quality=43", "jpeg:quality=36", "jpeg:quality=24", "jpeg:quality=7", "jpeg:quality=4");
        assertThat(KadidType.named("11").level(5)).isEqualTo(new Noise.Gaussian(25.5, false));
    }

    @Test
    void laddersOfTypesThatChangeSignGoByStrength() {
        assertThat(KadidType.named("mean-shift").ladder().stream().map(KadidType.Rung::value))
                .containsExactly(0.0, 0.08, -0.08, 0.15, -0.15);
        assertThat(KadidType.named("mean-shift").ladder().stream().map(KadidType.Rung::level))
                .containsExactly(3, 2, 4, 1, 5);
        assertThat(KadidType.named("contrast").ladder().stream().map(KadidType.Rung::level))
                .containsExactly(3, 4, 2, 5, 1);
        assertThat(KadidType.named("saturation-hsv").ladder().stream().map(KadidType.Rung::level))
                .containsExactly(1, 2, 3, 4, 5);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSeverestStepOfALadderChangesMoreThanTheWeakest(KadidType type) {
        Image scene = Pictures.scene(160, 120);
        List<KadidType.Rung> ladder = type.ladder();
        double weakest = Measure.difference(ladder.get(0).degradation().apply(scene, 1), scene);
        double severest = Measure.difference(ladder.get(4).degradation().apply(scene, 1), scene);
        assertThat(severest).isGreaterThan(weakest);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 9, 10, 11, 12, 13, 14, 16, 17, 19, 24})
    void everyStepChangesMoreThanTheOneBefore(int number) {
        Image scene = Pictures.scene(160, 120);
        double before = -1;
        for (KadidType.Rung rung : KadidType.named(Integer.toString(number)).ladder()) {
            // along the row: at some angles waves of the scene come into step with the longer path
            var chain = new Chain(List.of(rung.degradation()), 1).withMotionAngle(0);
            double difference = Measure.difference(chain.apply(scene), scene);
            assertThat(difference).as("severity %d", rung.severity()).isGreaterThan(before);
            before = difference;
        }
    }
}
