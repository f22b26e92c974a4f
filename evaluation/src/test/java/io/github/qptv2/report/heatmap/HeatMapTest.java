package io.github.qptv2.report.heatmap;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.scoring.QualityMap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class HeatMapTest {

    private static final int[] VIOLET = {68, 1, 84};
    private static final int[] YELLOW = {253, 231, 37};

    private static Image gray(int width, int height) {
        var rgb = new byte[3 * width * height];
        java.util.Arrays.fill(rgb, (byte) 100);
        return Image.of(width, height, rgb);
    }

    // left half 0, right half 1
    private static QualityMap halves(int columns, int rows) {
        var values = new float[columns * rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % columns < columns / 2 ? 0 : 1;
        }
        return new QualityMap(columns, rows, values, 16 * columns, 16 * rows);
    }

    private static void assertColor(Image map, int x, int y, int[] color) {
        for (int channel = 0; channel < 3; channel++) {
            // 55 % of the color over 45 % of the gray 100; the polynomial is within 4 of viridis' table
            assertThat(map.at(x, y, channel)).isCloseTo((int) (0.55 * color[channel] + 45), within(4));
        }
    }

    @Test
    void theWorstRegionsAreVioletAndTheBestYellow() {
        Image map = HeatMap.overlay(gray(320, 160), halves(20, 10), true);
        assertColor(map, 20, 80, VIOLET);
        assertColor(map, 300, 80, YELLOW);
    }

    @Test
    void colorsReverseWhereLowerOutputsAreBetter() {
        Image map = HeatMap.overlay(gray(320, 160), halves(20, 10), false);
        assertColor(map, 20, 80, YELLOW);
        assertColor(map, 300, 80, VIOLET);
    }

    @Test
    void colorsAreInterpolatedBetweenCells() {
        Image map = HeatMap.overlay(gray(320, 160), halves(20, 10), true);
        for (int x = 1; x < 320; x++) {
            // red changes by 100 over some 30 pixels; without interpolation it would change at once
            assertThat(Math.abs(map.at(x, 80, 0) - map.at(x - 1, 80, 0))).isLessThan(20);
        }
    }

    @Test
    void largeImagesAreDownscaled() {
        Image map = HeatMap.overlay(gray(4000, 3000), halves(40, 30), true);
        assertThat(map.width()).isEqualTo(1600);
        assertThat(map.height()).isGreaterThan(1200).isLessThan(1300);
    }

    @Test
    void theLegendRunsFromVioletToYellow() {
        Image map = HeatMap.overlay(gray(640, 160), halves(40, 10), true);
        int y = 160 + (map.height() - 160) / 2;
        int first = 0, last = 639;
        while (map.at(first, y, 2) != Viridis.at(0, 2) || map.at(first, y, 0) != Viridis.at(0, 0)) {
            first++;
        }
        while (map.at(last, y, 0) != Viridis.at(1, 0) || map.at(last, y, 2) != Viridis.at(1, 2)) {
            last--;
        }
        assertThat(last - first).isGreaterThan(300);
        assertThat(map.at((first + last) / 2, y, 1)).isCloseTo(Viridis.at(0.5, 1), within(2));
    }

    @Test
    void constantMapsAndTinyImagesAreDrawn() {
        Image map = HeatMap.overlay(gray(16, 17), new QualityMap(1, 1, new float[] {0.5f}, 16, 17), true);
        assertThat(map.width()).isEqualTo(16);
        assertThat(map.at(8, 8, 1)).isCloseTo((int) (0.55 * 145 + 45), within(4)); // the middle of viridis
    }
}
