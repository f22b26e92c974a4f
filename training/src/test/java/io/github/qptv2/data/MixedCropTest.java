package io.github.qptv2.data;

import java.util.OptionalInt;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MixedCropTest {

    private static final Crop NATIVE = new Crop.Scored(100, OptionalInt.empty());
    private static final Crop USUAL = Crop.RandomResized.of(100);

    @Test
    void aShareOfTheCropsIsOfTheFirstKind() {
        var crop = new Crop.Mixed(0.3, NATIVE, USUAL);
        var random = new SplittableRandom(1);
        int unscaled = 0;
        for (int i = 0; i < 1000; i++) {
            View view = crop.plan(400, 300, random);
            unscaled += view.resizedWidth() == 400 ? 1 : 0;
        }
        // 300 expected with a deviation of 14.5
        assertThat(unscaled).isBetween(250, 350);
    }

    @Test
    void whereOneShareIsNoneTheOtherIsPlannedAsAlone() {
        assertThat(Crop.Mixed.of(0, NATIVE, USUAL)).isSameAs(USUAL);
        assertThat(Crop.Mixed.of(1, NATIVE, USUAL)).isSameAs(NATIVE);
        assertThat(Crop.Mixed.of(0, NATIVE, USUAL).plan(400, 300, new SplittableRandom(7)))
                .isEqualTo(USUAL.plan(400, 300, new SplittableRandom(7)));
    }

    @Test
    void sharesAndSizesAreChecked() {
        assertThatThrownBy(() -> new Crop.Mixed(1, NATIVE, USUAL))
                .hasMessage("the share of the first crop must be in (0, 1), got 1.0");
        assertThatThrownBy(() -> new Crop.Mixed(0.5, NATIVE, Crop.RandomResized.of(64)))
                .hasMessage("both crops must have one size, got 100 and 64");
    }
}
