package io.github.qptv2.scoring.internal;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PixelStatisticsTest {

    private static final int SIDE = 64;
    private static final int CLIPPED = 16, COLORS = 24, DIFFERENCES = 41, HISTOGRAMS = 77, CORRELATIONS = 96;

    @Test
    void aGrayCropHasOneToneNoTintAndNoDifferences() {
        float[] gray = PixelStatistics.of(filled(100, 100, 100), SIDE);
        assertThat(gray).hasSize(PixelStatistics.COUNT);
        assertThat(gray[100 * 16 / 256]).isEqualTo(1);
        assertThat(Arrays.copyOfRange(gray, CLIPPED, COLORS)).containsOnly(0);
        assertThat(gray[COLORS]).isEqualTo(100 / 255f, within(1e-6f));
        assertThat(gray[COLORS + 2]).isZero(); // red minus green
        assertThat(gray[DIFFERENCES]).isEqualTo((float) Math.log(1e-3), within(1e-4f));
        assertThat(gray[HISTOGRAMS + 16]).isEqualTo(1); // flat
    }

    @Test
    void clippedPixelsAndTintsAreCounted() {
        float[] white = PixelStatistics.of(filled(255, 255, 255), SIDE);
        assertThat(white[CLIPPED + 1]).isEqualTo(1);
        float[] red = PixelStatistics.of(filled(140, 100, 100), SIDE);
        assertThat(red[COLORS + 2]).isEqualTo(40 / 64f, within(1e-5f));
        assertThat(red[COLORS + 3]).isEqualTo(-20 / 64f, within(1e-5f)); // blue minus the mean of the others
        assertThat(red[COLORS + 8]).isGreaterThan(0.9f); // all of the color is one tint
    }

    @Test
    void stripesDifferAcrossAndNotDown() {
        byte[] stripes = filled(0, 0, 0);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x += 2) {
                Arrays.fill(stripes, 3 * (y * SIDE + x), 3 * (y * SIDE + x) + 3, (byte) 32);
            }
        }
        float[] values = PixelStatistics.of(stripes, SIDE);
        assertThat(values[DIFFERENCES]).isEqualTo((float) Math.log(32 + 1e-3), within(1e-4f)); // across
        assertThat(values[DIFFERENCES + 2]).isEqualTo((float) Math.log(1e-3), within(1e-4f)); // down
        assertThat(values[DIFFERENCES + 8]).isEqualTo((float) Math.log(32.1 / 0.1), within(1e-4f)); // their range
        assertThat(values[CORRELATIONS]).isEqualTo(-1, within(1e-4f)); // at one pixel
        assertThat(values[CORRELATIONS + 1]).isEqualTo(1, within(1e-4f)); // at two
    }

    private static byte[] filled(int red, int green, int blue) {
        var rgb = new byte[3 * SIDE * SIDE];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) red;
            rgb[i + 1] = (byte) green;
            rgb[i + 2] = (byte) blue;
        }
        return rgb;
    }
}
