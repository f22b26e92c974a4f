package io.github.qptv2.sample;

import java.util.Arrays;
import java.util.HashSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class GraphicTest {

    private static final int STEP = 7; // pixels between those that are counted

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSamePixelsAndAnotherSeedOthers(Graphic kind) {
        assertThat(kind.draw(3).rgb())
                .isEqualTo(kind.draw(3).rgb())
                .isNotEqualTo(kind.draw(4).rgb());
    }

    /** A flat background fills a part of most drawn images, and of no photograph. */
    @ParameterizedTest
    @EnumSource
    void mostHaveALargeAreaOfOneColor(Graphic kind) {
        long flat = Arrays.stream(new long[] {1, 2, 3, 4, 5})
                .filter(seed -> mostFrequent(kind.draw(seed).rgb()) > 0.3)
                .count();
        assertThat(flat).isGreaterThanOrEqualTo(3);
    }

    @Test
    void sizesDiffer() {
        var widths = new HashSet<Integer>();
        for (long seed = 0; seed < 10; seed++) {
            var image = Graphic.DIAGRAM.draw(seed);
            assertThat(image.width()).isBetween(360, 1600);
            assertThat(image.height()).isBetween(360, 1200);
            widths.add(image.width());
        }
        assertThat(widths).hasSizeGreaterThan(5);
    }

    /** Share of the pixels that have the most frequent color. */
    private static double mostFrequent(byte[] rgb) {
        int[] colors = new int[rgb.length / (3 * STEP)];
        for (int i = 0; i < colors.length; i++) {
            int at = 3 * STEP * i;
            colors[i] = ((rgb[at] & 255) << 16) | ((rgb[at + 1] & 255) << 8) | (rgb[at + 2] & 255);
        }
        Arrays.sort(colors);
        int best = 0, run = 0;
        for (int i = 0; i < colors.length; i++) {
            run = i > 0 && colors[i] == colors[i - 1] ? run + 1 : 1;
            best = Math.max(best, run);
        }
        return (double) best / colors.length;
    }
}
