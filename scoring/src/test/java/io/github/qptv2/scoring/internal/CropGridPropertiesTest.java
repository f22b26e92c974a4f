package io.github.qptv2.scoring.internal;

import java.util.BitSet;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Properties of the grid for random images, crop sizes and limits. */
class CropGridPropertiesTest {

    private static final int TRIES = 2000;

    private record Case(int width, int height, int side, int max) {

        static Case of(Random random) {
            int side = 16 * (1 + random.nextInt(20));
            return new Case(
                    side + random.nextInt(12 * side), side + random.nextInt(12 * side), side, 1 + random.nextInt(40));
        }

        CropGrid grid() {
            return CropGrid.of(width, height, side, max);
        }
    }

    private static List<Case> cases() {
        var random = new Random(3);
        return random.ints(TRIES).mapToObj(i -> Case.of(random)).toList();
    }

    @Test
    void cropsLieInsideTheImageAndTouchItsEdges() {
        for (var each : cases()) {
            var grid = each.grid();
            for (var corner : grid.corners()) {
                assertThat(corner.x()).as("%s", each).isBetween(0, each.width() - each.side());
                assertThat(corner.y()).as("%s", each).isBetween(0, each.height() - each.side());
            }
            if (grid.columns() > 1) {
                assertThat(grid.corners().get(0).x()).as("%s", each).isZero();
                assertThat(grid.corners().get(grid.columns() - 1).x())
                        .as("%s", each)
                        .isEqualTo(each.width() - each.side());
            }
        }
    }

    @Test
    void noGridOfMoreCropsWouldStayWithinTheLimits() {
        for (var each : cases()) {
            var grid = each.grid();
            int across = (each.width() + each.side() - 1) / each.side();
            int down = (each.height() + each.side() - 1) / each.side();
            int largest = 0;
            for (int columns = 1; columns <= across; columns++) {
                for (int rows = 1; rows <= down && columns * rows <= each.max(); rows++) {
                    largest = Math.max(largest, columns * rows);
                }
            }
            assertThat(grid.count())
                    .as("%s", each)
                    .isEqualTo(largest)
                    .isEqualTo(grid.corners().size());
            assertThat(grid.columns()).isLessThanOrEqualTo(across);
            assertThat(grid.rows()).isLessThanOrEqualTo(down);
        }
    }

    @Test
    void everyPixelIsCoveredWhereTheLimitAllowsIt() {
        int covered = 0;
        for (var each : cases()) {
            var grid = each.grid();
            boolean full = grid.columns() == (each.width() + each.side() - 1) / each.side();
            if (full) {
                covered++;
                var columns = new BitSet();
                grid.corners().forEach(corner -> columns.set(corner.x(), corner.x() + each.side()));
                assertThat(columns.cardinality()).as("%s", each).isEqualTo(each.width());
            }
        }
        assertThat(covered).isGreaterThan(TRIES / 20); // the property was tried often enough
    }

    @Test
    void aTransposedImageHasTheTransposedGridUnlessTwoAreEquallyGood() {
        for (var each : cases()) {
            var grid = each.grid();
            var transposed = new Case(each.height(), each.width(), each.side(), each.max()).grid();
            assertThat(transposed.count()).as("%s", each).isEqualTo(grid.count());
        }
    }
}
