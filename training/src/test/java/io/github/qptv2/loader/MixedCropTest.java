package io.github.qptv2.loader;

import java.util.OptionalInt;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MixedCropTest {

    private static final CropSampler NATIVE = new CropSampler.Scored(100, OptionalInt.empty());
    private static final CropSampler USUAL = CropSampler.RandomResized.of(100);

    @Test
    void aShareOfTheCropsIsOfTheFirstSampler() {
        var crop = new CropSampler.Mixed(0.3, NATIVE, USUAL);
        var random = new SplittableRandom(1);
        int unscaled = 0;
        for (int i = 0; i < 1000; i++) {
            CropWindow view = crop.plan(400, 300, random);
            unscaled += view.resizedWidth() == 400 ? 1 : 0;
        }
        // 300 expected with a deviation of 14.5
        assertThat(unscaled).isBetween(250, 350);
    }

    @Test
    void withAShareOfZeroOrOneNothingIsDrawn() {
        assertThat(CropSampler.Mixed.of(0, NATIVE, USUAL)).isSameAs(USUAL);
        assertThat(CropSampler.Mixed.of(1, NATIVE, USUAL)).isSameAs(NATIVE);
        assertThat(CropSampler.Mixed.of(0, NATIVE, USUAL).plan(400, 300, new SplittableRandom(7)))
                .isEqualTo(USUAL.plan(400, 300, new SplittableRandom(7)));
    }

    @Test
    void sharesAndSizesAreChecked() {
        assertThatThrownBy(() -> new CropSampler.Mixed(1, NATIVE, USUAL))
                .hasMessage("the share of the first crop must be in (0, 1), got 1.0");
        assertThatThrownBy(() -> new CropSampler.Mixed(0.5, NATIVE, CropSampler.RandomResized.of(64)))
                .hasMessage("both crops must have one size, got 100 and 64");
    }
}
