package io.github.qptv2.scoring.internal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CropGridTest {

    @ParameterizedTest(name = "{0} x {1}, at most {2}")
    @CsvSource({
        "224, 224, 15, 1, 1", // exactly one crop
        "225, 224, 15, 2, 1", // one pixel more than a crop needs a second
        "1024, 768, 15, 5, 3", // 5 x 4 = 20 crops would cover it; 15 are 5 x 3, since 4 rows allow only 3 columns
        "4000, 3000, 15, 5, 3", // 5/3 is nearer 4/3 than 3/5, 15/1 and 1/15
        "3000, 4000, 15, 3, 5",
        "4000, 3000, 12, 4, 3", // 4/3 exactly
        "4000, 3000, 1, 1, 1",
        "224, 11200, 15, 1, 15", // 50 crops high
        "4000, 4000, 2, 1, 2", // 1/2 is 0.5 from 1, 2/1 is 1 from it
        "2800, 2240, 2, 2, 1", // 1/2 and 2/1 are both 0.75 from 1.25: more columns
    })
    void asManyCropsAsFitInTheShapeNearestTheImages(int width, int height, int max, int columns, int rows) {
        var grid = CropGrid.of(width, height, 224, max);
        assertThat(grid.columns()).isEqualTo(columns);
        assertThat(grid.rows()).isEqualTo(rows);
    }

    @Test
    void cropsSpreadFromEdgeToEdge() {
        // 1000 - 224 = 776 pixels to spare over 4 gaps: 194 each; 500 - 224 = 276 over 2: 138
        var corners = new CropGrid(5, 3, 1000, 500, 224).corners();

        assertThat(corners)
                .hasSize(15)
                .startsWith(
                        new CropGrid.Corner(0, 0),
                        new CropGrid.Corner(194, 0),
                        new CropGrid.Corner(388, 0),
                        new CropGrid.Corner(582, 0),
                        new CropGrid.Corner(776, 0),
                        new CropGrid.Corner(0, 138))
                .endsWith(new CropGrid.Corner(776, 276));
    }

    @Test
    void aSingleCropIsInTheMiddle() {
        assertThat(new CropGrid(1, 1, 301, 224, 224).corners()).containsExactly(new CropGrid.Corner(39, 0)); // 38.5 up
    }
}
