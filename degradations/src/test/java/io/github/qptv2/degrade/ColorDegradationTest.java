package io.github.qptv2.degrade;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ColorDegradationTest {

    private final Image scene = TestImages.scene(120, 90);

    /** Colors computed by hand from the formulas; 200, 100, 50 is hue 20 degrees, saturation 0.75, value 0.784. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "brightness:factor=1.2#240 120 60",
                "brightness:factor=2#255 200 100",
                // luma of the flat image: 59.8 + 58.7 + 5.7 = 124.2; 124.2 + 0.5 (x - 124.2)
                "contrast:factor=0.5#162 112 87",
                "saturation:factor=0.5#162 112 87",
                "saturation:factor=0#124 124 124",
                // 20 + 120 degrees is 140: value 200, least 50, blue a third of the way up
                "hue:degrees=120#50 200 100",
                "hue:degrees=-20#200 50 50",
                // 200 (1 - 0.375 x (1, 2/3, 0)): 200, 150, 125
                "saturation-hsv:factor=0.5#200 150 125",
                "saturation-hsv:factor=0#200 200 200",
                // beyond full saturation the hue stays 20 degrees: 0 + 200 / 3
                "saturation-hsv:factor=3#200 67 0",
                // 255 (x / 255)^2
                "gamma:gamma=2#157 39 10",
                "mean-shift:shift=0.1#226 126 76",
                "mean-shift:shift=-0.3#124 24 0",
                // x + 2 a x (1 - x), x = 0.7843, 0.3922, 0.1961, a = -0.2
                "darken:amount=0.2#183 76 34",
                // b = 1.4286 - 0.04 x d, with side 0.2875, d = -2.0833 and b = 1.5208 : 0.8886, 0.3386, 0.0985
                "s-curve:amount=0.15#227 86 25",
                "s-curve:amount=-0.2#200 100 50",
                // 0.5 + 0.4 (x - 0.5): 0.6137, 0.4569, 0.3784
                "nonlinear-contrast:offset=0.2#157 117 97",
                "nonlinear-contrast:offset=0.5#200 100 50",
                // 3 levels at 0, 127.5, 255: floor(x 3 / 256) = 2, 1, 0
                "quantization:levels=3#255 128 0",
                // sRGB light 0.5776, 0.1274, 0.0319; half of it
                "exposure:stops=-1#146 71 34",
                "exposure:stops=0#200 100 50",
                // Y 0.4871, Cb -0.1642, Cr 0.2119: Y alone
                "cst:space=ycbcr,scale-2=0,scale-3=0#124 124 124",
                "cst:space=gray,scale-1=0.5,shift-1=0.1#88 88 88",
                "cst:space=hsv,scale-3=0.5#100 50 25",
                // less than no saturation is none, less than no value is black
                "cst:space=hsv,shift-2=-0.9#200 200 200",
                "cst:space=hsv,shift-3=-0.9#0 0 0",
                "reinterpret:space=hsv#14 191 200",
                // 124.2, 128 - 41.9, 128 + 54.1
                "reinterpret:space=ycbcr#124 86 182",
                "reinterpret:space=gray#124 124 124",
            })
    void aPixelEqualsTheFormula(String operator, String expected) {
        Image degraded = Operators.parse(operator).apply(TestImages.flat(8, 8, 200, 100, 50), 1);
        int[] rgb = Arrays.stream(expected.split(" ", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        for (int channel = 0; channel < 3; channel++) {
            // one level for rounding
            assertThat(degraded.at(4, 4, channel)).as("channel %d", channel).isCloseTo(rgb[channel], within(1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cst:space=hsv",
                "cst:space=lab",
                "cst:space=ycbcr",
                "hue:degrees=360",
                "saturation-lab:factor=1",
                "brighten:amount=0"
            })
    void theNeutralPerturbationReturnsTheImage(String operator) {
        Image back = Operators.parse(operator).apply(scene, 1);
        for (int i = 0; i < back.rgb().length; i++) {
            assertThat(back.rgb()[i] & 255).isCloseTo(scene.rgb()[i] & 255, within(1));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-170, -18, 5, 90, 200})
    void hueJitterKeepsSaturationAndValue(double degrees) {
        Image turned = new ColorJitter.Hue(degrees).apply(scene, 1);
        for (int i = 0; i < scene.rgb().length; i += 3) {
            assertThat(max(turned, i)).isCloseTo(max(scene, i), within(2));
            assertThat(saturation(turned, i)).isCloseTo(saturation(scene, i), within(2.0 / 255));
        }
        assertThat(ImageStatistics.difference(turned, scene)).isGreaterThan(1);
    }

    @Test
    void scalingAAndBOfLabKeepsLightness() {
        // gray has no color to scale
        Image gray = new Chroma.SaturationLab(5).apply(TestImages.flat(4, 4, 90, 90, 90), 1);
        for (byte value : gray.rgb()) {
            assertThat(value & 255).isCloseTo(90, within(1));
        }
    }

    @Test
    void aPaletteHasAtMostTheRequestedColors() {
        for (int colors : new int[] {4, 16, 64}) {
            Image few = new Chroma.Quantization(colors).apply(scene, 1);
            Set<Integer> seen = new HashSet<>();
            for (int i = 0; i < few.rgb().length; i += 3) {
                seen.add(((few.rgb()[i] & 255) << 16) | ((few.rgb()[i + 1] & 255) << 8) | (few.rgb()[i + 2] & 255));
            }
            assertThat(seen).hasSizeBetween(colors - 1, colors);
        }
    }

    @Test
    void colorShiftKeepsRedBlueAndFlatAreas() {
        Image shifted = new Chroma.Shift(6).apply(scene, 1);
        for (int i = 0; i < scene.rgb().length; i += 3) {
            assertThat(shifted.rgb()[i]).isEqualTo(scene.rgb()[i]);
            assertThat(shifted.rgb()[i + 2]).isEqualTo(scene.rgb()[i + 2]);
        }
        Image flat = TestImages.flat(50, 50, 10, 90, 30);
        assertThat(new Chroma.Shift(6).apply(flat, 1).rgb()).isEqualTo(flat.rgb());
    }

    @Test
    void diffusionBlursColorButNotLightness() {
        Image diffused = new Chroma.Diffusion(6, 1).apply(scene, 1);
        assertThat(ImageStatistics.difference(diffused, scene)).isGreaterThan(20);
        double before = 0, after = 0;
        for (int y = 0; y < scene.height(); y++) {
            for (int x = 1; x < scene.width(); x++) {
                before += Math.abs(redMinusGreen(scene, x, y) - redMinusGreen(scene, x - 1, y));
                after += Math.abs(redMinusGreen(diffused, x, y) - redMinusGreen(diffused, x - 1, y));
            }
        }
        assertThat(after).isLessThan(0.6 * before);
    }

    private static int redMinusGreen(Image image, int x, int y) {
        return image.at(x, y, 0) - image.at(x, y, 1);
    }

    private static int max(Image image, int i) {
        return Math.max(image.rgb()[i] & 255, Math.max(image.rgb()[i + 1] & 255, image.rgb()[i + 2] & 255));
    }

    private static double saturation(Image image, int i) {
        int max = max(image, i);
        int min = Math.min(image.rgb()[i] & 255, Math.min(image.rgb()[i + 1] & 255, image.rgb()[i + 2] & 255));
        return max == 0 ? 0 : (max - min) / (double) max;
    }
}
