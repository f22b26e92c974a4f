package io.github.qptv2.loader;

import java.util.SplittableRandom;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.image.ResizeFilter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CropSamplerTest {

    /** Red is x, green is y. */
    private static Image ramp(int width, int height) {
        var rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            rgb[3 * i] = (byte) (i % width);
            rgb[3 * i + 1] = (byte) (i / width);
        }
        return Image.of(width, height, rgb);
    }

    @Test
    void randomResizedPartsAreWithinTheirRanges() {
        var crop = CropSampler.RandomResized.of(224);
        var random = new SplittableRandom(1);
        double min = 1, max = 0;
        for (int i = 0; i < 2000; i++) {
            CropWindow view = crop.plan(640, 480, random);
            double share = (double) view.width() * view.height() / (640 * 480);
            // sides are rounded to whole pixels: 1 % of slack
            assertThat(share).isBetween(0.2 * 0.99, 1.0);
            assertThat((double) view.width() / view.height()).isBetween(0.75 * 0.99, 4.0 / 3 * 1.01);
            assertThat(view.x()).isBetween(0, 640 - view.width());
            assertThat(view.y()).isBetween(0, 480 - view.height());
            min = Math.min(min, share);
            max = Math.max(max, share);
        }
        assertThat(min).isLessThan(0.21);
        assertThat(max).isGreaterThan(0.95);
    }

    @Test
    void aVeryLongImageFallsBackToItsCenter() {
        CropWindow view = CropSampler.RandomResized.of(224).plan(1000, 10, new SplittableRandom(1));
        assertThat(view).isEqualTo(CropWindow.whole(493, 0, 13, 10, 224));
    }

    @Test
    void theCenterCropIsTheCenterOfTheImage() {
        Image middle = new CropSampler.Center(100, 100)
                .plan(140, 100, new SplittableRandom(1))
                .of(ramp(140, 100), 140, 100);
        assertThat(middle.at(0, 0, 0)).isEqualTo(20);
        assertThat(middle.at(99, 99, 0)).isEqualTo(119);
        assertThat(middle.at(99, 99, 1)).isEqualTo(99);
    }

    @Test
    void reflectPaddingDoesNotRepeatTheEdge() {
        // a crop that starts 2 pixels left of and 3 above the image
        Image crop = new CropWindow(0, 0, 20, 20, 20, 20, -2, -3, 20).of(ramp(20, 20), 20, 20);
        assertThat(new int[] {crop.at(0, 3, 0), crop.at(1, 3, 0), crop.at(2, 3, 0), crop.at(3, 3, 0)})
                .containsExactly(2, 1, 0, 1);
        assertThat(new int[] {crop.at(2, 0, 1), crop.at(2, 2, 1), crop.at(2, 3, 1), crop.at(2, 4, 1)})
                .containsExactly(3, 1, 0, 1);
        Image beyond = new CropWindow(0, 0, 20, 20, 20, 20, 2, 0, 20).of(ramp(20, 20), 20, 20);
        assertThat(new int[] {beyond.at(17, 0, 0), beyond.at(18, 0, 0), beyond.at(19, 0, 0)})
                .containsExactly(19, 18, 17);
    }

    @Test
    void shortSideCropsReachEveryOffsetOfThePadding() {
        var crop = CropSampler.ShortSide.of(224);
        var random = new SplittableRandom(2);
        int min = 99, max = -99;
        for (int i = 0; i < 500; i++) {
            CropWindow view = crop.plan(448, 448, random);
            assertThat(view.resizedWidth()).isEqualTo(224);
            min = Math.min(min, view.left());
            max = Math.max(max, view.left());
        }
        assertThat(min).isEqualTo(-4);
        assertThat(max).isEqualTo(4);
    }

    @Test
    void anImageIsDecodedSmallerOnlyWhereNoPixelIsEnlarged() {
        // a part of 1000 x 900 for 224: a quarter of the size leaves 250 x 225
        assertThat(CropWindow.whole(0, 0, 1000, 900, 224).leastShortSide(1200)).isEqualTo(299);
        // a part smaller than the crop is decoded at full size
        assertThat(CropWindow.whole(0, 0, 224, 224, 224).leastShortSide(1200)).isEqualTo(1200);
        assertThat(CropWindow.whole(0, 0, 100, 100, 224).leastShortSide(1200)).isEqualTo(1200);
    }

    @Test
    void theCropOfAReducedImageIsThatOfTheFullOne() {
        Image full = ramp(240, 200);
        CropWindow view = new CropWindow(40, 60, 160, 120, 40, 40, 0, 0, 40);
        Image half = Resize.resize(full, 120, 100, ResizeFilter.BICUBIC);
        for (int at = 4; at < 36; at += 8) {
            // rounding to bytes twice instead of once
            assertThat(view.of(half, 240, 200).at(at, at, 0))
                    .isCloseTo(view.of(full, 240, 200).at(at, at, 0), within(1));
        }
    }

    @Test
    void rangesAreChecked() {
        assertThatThrownBy(() -> new CropSampler.RandomResized(224, 0, 1, 1, 1))
                .hasMessage("scales must rise within (0, 1], got 0.0 to 1.0");
        assertThatThrownBy(() -> new CropSampler.ShortSide(224, 224))
                .hasMessage("padding must be in [0, 224), got 224");
        assertThatThrownBy(() -> new CropSampler.Center(224, 200))
                .hasMessage("the short side must be at least the crop's 224, got 200");
        assertThatThrownBy(() -> new CropSampler.Center(0, 200))
                .hasMessage("a crop must be at least 1 pixel wide, got 0");
    }
}
