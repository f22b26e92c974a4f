package io.github.qptv2.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.media.image.Image;

/**
 * Covers a whole picture with squares and puts the answers to their units together.
 *
 * <p>A picture that would take more than {@value #MOST_TILES} squares is scaled down until it does not.
 */
record MapTiling(Preparation preparation, BooleanSupplier stop) {

    private static final int MOST_TILES = 64;

    QualityMap map(Image image, Network network) {
        Preparation.requireJudgeable(image.width(), image.height());
        Image working = fitted(preparation.working(image));
        int side = preparation.side();
        var grid = CropGrid.of(working.width(), working.height(), side, MOST_TILES);
        var cells = new Cells(working.width(), working.height());
        var corners = grid.corners();
        float[] values = network.tokenScores(tiles(working, corners), stop);
        int units = network.tokens();
        if (values.length < corners.size() * units) {
            throw new CancellationException("the map was told to stop");
        }
        for (int i = 0; i < corners.size(); i++) {
            cells.add(corners.get(i), Arrays.copyOfRange(values, i * units, (i + 1) * units));
        }
        return new QualityMap(cells.columns, cells.rows, cells.means(), image.width(), image.height());
    }

    private Squares tiles(Image working, List<CropGrid.Corner> corners) {
        return new Squares() {
            @Override
            public int count() {
                return corners.size();
            }

            @Override
            public byte[] pixels(int square) {
                return preparation.cut(working, corners.subList(square, square + 1));
            }
        };
    }

    private Image fitted(Image image) {
        int side = preparation.side();
        int width = image.width(), height = image.height();
        while (tiles(width) * tiles(height) > MOST_TILES) {
            double scale = 0.98 * Math.sqrt((double) MOST_TILES / (tiles(width) * tiles(height)));
            width = Math.max(side, Preparation.scaledTo(width, Math.max(scale, 0.5)));
            height = Math.max(side, Preparation.scaledTo(height, Math.max(scale, 0.5)));
        }
        return Preparation.scaled(image, width, height);
    }

    private long tiles(int length) {
        return ((long) length + preparation.side() - 1) / preparation.side();
    }

    /** Units of overlapping squares, averaged over a common grid by the area that they share with each cell. */
    private static final class Cells {

        private static final int UNIT = HiVitConfig.UNIT;

        final int columns;
        final int rows;
        private final double[] sums;
        private final double[] weights;

        Cells(int width, int height) {
            columns = (width + UNIT - 1) / UNIT;
            rows = (height + UNIT - 1) / UNIT;
            sums = new double[columns * rows];
            weights = new double[columns * rows];
        }

        void add(CropGrid.Corner corner, float[] units) {
            int across = (int) Math.round(Math.sqrt(units.length));
            for (int i = 0; i < units.length; i++) {
                add(corner.x() + i % across * UNIT, corner.y() + i / across * UNIT, units[i]);
            }
        }

        private void add(int x, int y, float value) {
            for (int row = y / UNIT; row <= (y + UNIT - 1) / UNIT; row++) {
                for (int column = x / UNIT; column <= (x + UNIT - 1) / UNIT; column++) {
                    double area = (double) overlap(x, column) * overlap(y, row);
                    sums[row * columns + column] += area * value;
                    weights[row * columns + column] += area;
                }
            }
        }

        private static int overlap(int start, int cell) {
            return UNIT - Math.abs(start - cell * UNIT);
        }

        float[] means() {
            var means = new float[sums.length];
            for (int i = 0; i < means.length; i++) {
                means[i] = (float) (sums[i] / weights[i]);
            }
            return means;
        }
    }
}
