package io.github.qptv2.media.feature;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.image.ResizeFilter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SharpnessDetailTest {

    private static final Image TEXTURE =
            TestImages.draw(300, 300, (x, y, c) -> (int) (128 + 60 * Math.sin(0.9 * x) * Math.cos(0.7 * y)));

    @Test
    void aFlatImageHasNoDetail() {
        assertThat(SharpnessDetail.of(TestImages.flat(64, 64, 90))).isEqualTo(new SharpnessDetail(0, 0));
        assertThat(SharpnessDetail.of(TestImages.flat(2, 64, 90))).isEqualTo(new SharpnessDetail(0, 0));
    }

    @Test
    void aCheckerboardEqualsTheFormula() {
        // gray 100 and 110 alternate, so the Laplacian alternates between +40 and -40: variance 1600, one bit
        SharpnessDetail detail = SharpnessDetail.of(TestImages.draw(34, 34, (x, y, c) -> (x + y) % 2 == 0 ? 100 : 110));
        assertThat(detail.sharpness()).isEqualTo(1600, within(1e-9));
        assertThat(detail.entropy()).isEqualTo(1, within(1e-12));
    }

    @Test
    void aBlurredCopyHasLessOfBoth() {
        Image small = Resize.resize(TEXTURE, 100, 100, ResizeFilter.BILINEAR);
        SharpnessDetail blurred = SharpnessDetail.of(Resize.resize(small, 300, 300, ResizeFilter.BILINEAR));
        SharpnessDetail sharp = SharpnessDetail.of(TEXTURE);
        assertThat(blurred.sharpness()).isLessThan(sharp.sharpness() / 4);
        assertThat(blurred.entropy()).isLessThan(sharp.entropy());
    }

    @Test
    void aLargerPhotographOfTheSameSceneIsNotMeasuredAsSofter() {
        Image large = Resize.resize(TEXTURE, 1536, 1536, ResizeFilter.BICUBIC);
        Image medium = Resize.resize(TEXTURE, 512, 512, ResizeFilter.BICUBIC);
        // the two resizes do not commute exactly: 10 %
        assertThat(SharpnessDetail.of(large).sharpness()
                        / SharpnessDetail.of(medium).sharpness())
                .isEqualTo(1, within(0.1));
    }
}
