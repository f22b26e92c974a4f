package io.github.qptv2.teacher;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TokenGridResamplerTest {

    @Test
    void cellsAtTheCentersOfTokensAreUnchanged() {
        var resampler = new TokenGridResampler(2, 8, 2, 2, new CellPlacement(4, 2, 2));
        float[] map = {1, 2, 3, 4, 50, 60, 70, 80}; // two channels
        assertThat(resampler.planes(map, 2)).containsExactly(map);
    }

    @Test
    void betweenCellsValuesAreInterpolatedLinearly() {
        // cells at 2, 6 and 10, tokens at 3 and 9: three quarters of the nearer cell
        var resampler = new TokenGridResampler(2, 12, 3, 3, new CellPlacement(4, 2, 2));
        float[] columns = {0, 1, 2, 0, 1, 2, 0, 1, 2};
        assertThat(resampler.planes(columns, 1)).containsExactly(0.25f, 1.75f, 0.25f, 1.75f);
        float[] rows = {0, 0, 0, 1, 1, 1, 2, 2, 2};
        assertThat(resampler.planes(rows, 1)).containsExactly(0.25f, 0.25f, 1.75f, 1.75f);
    }

    @Test
    void finerCellsAreAveragedOverTheToken() {
        // one token at 4, cells at 1, 3, 5 and 7 with the weights 1/4, 3/4, 3/4, 1/4 over their sum of 2
        var resampler = new TokenGridResampler(1, 8, 4, 4, new CellPlacement(2, 1, 1));
        float[] columns = {8, 0, 0, 0, 8, 0, 0, 0, 8, 0, 0, 0, 8, 0, 0, 0};
        assertThat(resampler.planes(columns, 1)).containsExactly(1); // 8 * (1/4) / 2
    }

    @Test
    void bothAxesHaveBorders() {
        // across cells lie at the tokens' 2 and 6; down they lie a stride lower, so that the upper tokens are beyond
        // them
        var resampler = new TokenGridResampler(2, 8, 2, 2, new CellPlacement(4, 2, 6));
        float[] map = {1, 2, 3, 4};
        assertThat(resampler.planes(map, 1)).containsExactly(1, 2, 1, 2);
    }

    @Test
    void beyondTheOutermostCellsTheirValueIsUsed() {
        var resampler = new TokenGridResampler(4, 16, 1, 1, new CellPlacement(16, 8, 8));
        assertThat(resampler.planes(new float[] {5}, 1)).containsOnly(5).hasSize(16);
    }

    @Test
    void aLinearRampGivesTheCoordinatesOfTheTokens() {
        // 7 cells of stride 32 on 14 tokens of 16 pixels, away from the border
        var resampler = new TokenGridResampler(14, 224, 7, 7, new CellPlacement(32, 14, 14));
        var map = new float[49];
        for (int i = 0; i < map.length; i++) {
            map[i] = 14 + 32 * (i % 7);
        }
        float[] planes = resampler.planes(map, 1);
        for (int x = 1; x < 13; x++) {
            assertThat(planes[x]).isCloseTo(16 * x + 8, within(1e-3f)); // of values up to 206, in single precision
        }
    }
}
