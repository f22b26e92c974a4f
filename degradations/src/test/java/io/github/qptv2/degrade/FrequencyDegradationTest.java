package io.github.qptv2.degrade;

import java.util.List;
import java.util.stream.IntStream;

import io.github.qptv2.degrade.compose.Kadid10kLevels;
import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FrequencyDegradationTest {

    private final Image scene = TestImages.scene(160, 128);
    private final Image gray = TestImages.flat(256, 256, 128, 128, 128);

    @ParameterizedTest
    @ValueSource(strings = {"gaussian-blur", "lens-blur", "motion-blur"})
    void eachLevelOfBlurFromTheSecondLowersTheLaplacian(String type) {
        double before = ImageStatistics.laplacian(scene);
        for (int level = 2; level <= 5; level++) {
            double energy = ImageStatistics.laplacian(
                    Kadid10kLevels.named(type).level(level).apply(scene, 0));
            assertThat(energy).as("level %d", level).isLessThan(before);
            before = energy;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anisotropic-blur:sigma-x=%s",
                "generalized-blur:beta=2,sigma-x=%s",
                "generalized-blur:beta=0.5,kernel=21,sigma-x=%s",
                "plateau-blur:beta=2,kernel=21,sigma-x=%s",
            })
    void widerKernelsBlurMore(String operator) {
        double before = ImageStatistics.laplacian(scene);
        for (double sigma : new double[] {0.6, 1.2, 2.4}) {
            double energy = ImageStatistics.laplacian(
                    Operators.parse(operator.formatted(sigma)).apply(scene, 0));
            assertThat(energy).isLessThan(before);
            before = energy;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "median-blur:size=%s#3#5#9",
                "zoom-blur:factor=%s#1.02#1.05#1.1",
                "denoise:strength=%s#5#15#40",
                "bilateral:levels=%s#10#30#80",
                "sinc:kernel=21,cutoff=%s#2.5#1.5#0.8"
            })
    void strongerSmoothingLeavesLessDetail(String operator, String mild, String medium, String severe) {
        double before = ImageStatistics.laplacian(scene);
        for (String value : List.of(mild, medium, severe)) {
            double energy = ImageStatistics.laplacian(
                    Operators.parse(operator.formatted(value)).apply(scene, 0));
            assertThat(energy).isLessThan(before);
            before = energy;
        }
    }

    @Test
    void blurPreservesTheMean() {
        for (String blur : List.of("gaussian-blur:sigma=2", "lens-blur:radius=4", "motion-blur:length=9,angle=20")) {
            // half a gray level for rounding, half for the border
            assertThat(ImageStatistics.mean(Operators.parse(blur).apply(scene, 0)))
                    .isCloseTo(ImageStatistics.mean(scene), within(1.0));
        }
    }

    @Test
    void noiseHasTheRequestedVarianceWithinFivePercent() {
        // 196,608 values: the sampling error of their variance is 0.3 %
        for (double variance : new double[] {0.001, 0.002, 0.005, 0.01}) {
            Image noisy = NoiseDegradation.Gaussian.ofVariance(variance).apply(gray, 7);
            assertThat(ImageStatistics.variance(noisy, 128))
                    .isCloseTo(variance * 255 * 255, within(0.05 * variance * 255 * 255));
        }
        Image speckled = new NoiseDegradation.Multiplicative(0.01).apply(gray, 7);
        assertThat(ImageStatistics.variance(speckled, 128))
                .isCloseTo(0.01 * 128 * 128, within(0.05 * 0.01 * 128 * 128));
    }

    @Test
    void gainNoiseIsUniform() {
        // uniform over 0.75..1.25: variance 0.5^2 / 12
        double expected = 128 * 128 * 0.25 / 12;
        Image noisy = new NoiseDegradation.Gain(0.75, 1.25).apply(gray, 7);
        assertThat(ImageStatistics.variance(noisy, 128)).isCloseTo(expected, within(0.05 * expected));
        for (byte value : noisy.rgb()) {
            assertThat(value & 255).isBetween(96, 160);
        }
    }

    @Test
    void photonNoiseGrowsWithBrightness() {
        for (int level : new int[] {32, 100, 150}) {
            // n = 256 x photons with variance n, in gray levels n (255 / 256)^2, times scale squared, plus rounding
            double photons = 256 * level / 255.0;
            double expected = 4 * photons * Math.pow(255 / 256.0, 2) + 1 / 12.0;
            Image noisy =
                    new NoiseDegradation.Poisson(2, false).apply(TestImages.flat(256, 256, level, level, level), 3);
            assertThat(ImageStatistics.variance(noisy, level)).isCloseTo(expected, within(0.05 * expected));
        }
    }

    @Test
    void grayNoiseIsTheSameInAllChannels() {
        for (String noise : List.of("white-noise:deviation=20,gray=true", "poisson-noise:scale=3,gray=true")) {
            Image noisy = Operators.parse(noise).apply(gray, 1);
            for (int i = 0; i < noisy.rgb().length; i += 3) {
                assertThat(noisy.rgb()[i]).isEqualTo(noisy.rgb()[i + 1]).isEqualTo(noisy.rgb()[i + 2]);
            }
        }
    }

    @Test
    void impulseNoiseChangesTheRequestedShareOfValues() {
        Image noisy = new NoiseDegradation.Impulse(0.03).apply(gray, 1);
        long black = IntStream.range(0, noisy.rgb().length)
                .filter(i -> noisy.rgb()[i] == 0)
                .count();
        long white = IntStream.range(0, noisy.rgb().length)
                .filter(i -> noisy.rgb()[i] == -1)
                .count();
        double half = 0.015 * noisy.rgb().length;
        // 2,949 expected of each, deviation 54
        assertThat((double) black).isCloseTo(half, within(0.08 * half));
        assertThat((double) white).isCloseTo(half, within(0.08 * half));
    }

    @Test
    void noiseInYCbCrShiftsColorsMoreThanGrays() {
        // R = Y + 1.402 Cr: variance (1 + 1.402^2) v; B = Y + 1.772 Cb: (1 + 1.772^2) v
        double v = 0.001 * 255 * 255;
        Image noisy = new NoiseDegradation.YCbCr(0.001).apply(gray, 1);
        assertThat(channelVariance(noisy, 0)).isCloseTo((1 + 1.402 * 1.402) * v, within(0.05 * 3 * v));
        assertThat(channelVariance(noisy, 2)).isCloseTo((1 + 1.772 * 1.772) * v, within(0.05 * 4 * v));
    }

    private static double channelVariance(Image image, int channel) {
        double sum = 0;
        for (int i = channel; i < image.rgb().length; i += 3) {
            double off = (image.rgb()[i] & 255) - 128;
            sum += off * off;
        }
        return 3 * sum / image.rgb().length;
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsharp:sigma=2,amount=%s", "halo:width=6,amount=%s"})
    void sharpeningRaisesTheContrastOfAnEdge(String operator) {
        Image edge = edge();
        int before = contrast(edge);
        assertThat(before).isEqualTo(80);
        for (double amount : new double[] {0.3, 0.6, 1.2}) {
            int contrast = contrast(Operators.parse(operator.formatted(amount)).apply(edge, 0));
            assertThat(contrast).isGreaterThan(before);
            before = contrast;
        }
    }

    /** Dark gray left of the middle, light gray right of it. */
    private static Image edge() {
        var rgb = new byte[3 * 64 * 32];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 3 % 64 < 32 ? 80 : 160);
        }
        return Image.of(64, 32, rgb);
    }

    private static int contrast(Image edge) {
        int min = 255, max = 0;
        for (int x = 0; x < edge.width(); x++) {
            min = Math.min(min, edge.at(x, 16, 1));
            max = Math.max(max, edge.at(x, 16, 1));
        }
        return max - min;
    }
}
