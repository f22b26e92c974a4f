package io.github.qptv2.scoring;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MapRegionTest {

    @Test
    void theWindowOfAFifthWithTheLowestMeanIsNamedByItsPlace() {
        // 10 x 5 cells of 1, but two of 0 beside each other in the last row: a window of 2 x 1 cells
        var values = new float[50];
        Arrays.fill(values, 1);
        values[4 * 10 + 7] = 0;
        values[4 * 10 + 8] = 0;
        values[0] = 0; // alone, so its windows have a higher mean
        var map = new QualityMap(10, 5, values, 160, 80);
        var lowest = MapRegion.lowest(map, true).orElseThrow();
        double mean = 47 / 50.0;
        assertThat(lowest.column()).isEqualTo(7);
        assertThat(lowest.row()).isEqualTo(4);
        assertThat(lowest.columns()).isEqualTo(2);
        assertThat(lowest.rows()).isEqualTo(1);
        assertThat(lowest.place()).isEqualTo("lower right");
        assertThat(lowest.deviation()).isEqualTo(mean / Math.sqrt(mean * (1 - mean)), within(1e-6));
    }

    @Test
    void ofAModelWhoseOutputsFallWithQualityItIsTheHighest() {
        var values = new float[9];
        values[4] = 5;
        var map = new QualityMap(3, 3, values, 48, 48);
        assertThat(MapRegion.lowest(map, false).orElseThrow().place()).isEqualTo("center");
        assertThat(MapRegion.lowest(map, true).orElseThrow().place()).isEqualTo("upper left");
        assertThat(MapRegion.lowest(new QualityMap(3, 3, new float[9], 48, 48), true))
                .isEmpty();
    }
}
