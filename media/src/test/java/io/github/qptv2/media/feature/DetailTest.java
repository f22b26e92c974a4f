package io.github.qptv2.media.feature;

import io.github.qptv2.media.image.Filter;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DetailTest {

    private static final Image TEXTURE =
            Pictures.paint(300, 300, (x, y, c) -> (int) (128 + 60 * Math.sin(0.9 * x) * Math.cos(0.7 * y)));

    @Test
    void aFlatPictureHasNone() {
        assertThat(Detail.of(Pictures.flat(64, 64, 90))).isEqualTo(new Detail(0, 0));
        assertThat(Detail.of(Pictures.flat(2, 64, 90))).isEqualTo(new Detail(0, 0));
    }

    @Test
    void aChequerboardIsWorkedOutByHand() {
        // grey 100 and 110 alternate, so the Laplacian is +40 and -40 by turns: variance 1600, one bit
        Detail detail = Detail.of(Pictures.paint(34, 34, (x, y, c) -> (x + y) % 2 == 0 ? 100 : 110));
        assertThat(detail.sharpness()).isEqualTo(1600, within(1e-9));
        assertThat(detail.entropy()).isEqualTo(1, within(1e-12));
    }

    @Test
    void aBlurredCopyHasLessOfBoth() {
        Image small = Resize.resize(TEXTURE, 100, 100, Filter.BILINEAR);
        Detail blurred = Detail.of(Resize.resize(small, 300, 300, Filter.BILINEAR));
        Detail sharp = Detail.of(TEXTURE);
        assertThat(blurred.sharpness()).isLessThan(sharp.sharpness() / 4);
        assertThat(blurred.entropy()).isLessThan(sharp.entropy());
    }

    @Test
    void aLargerPhotographOfTheSameSceneIsNotCalledSofter() {
        Image large = Resize.resize(TEXTURE, 1536, 1536, Filter.BICUBIC);
        Image medium = Resize.resize(TEXTURE, 512, 512, Filter.BICUBIC);
        // the two resizes do not commute exactly: 10 %
        assertThat(Detail.of(large).sharpness() / Detail.of(medium).sharpness()).isEqualTo(1, within(0.1));
    }
}
