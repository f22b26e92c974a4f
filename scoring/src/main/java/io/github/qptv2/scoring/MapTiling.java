package io.github.qptv2.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.media.image.Image;

/**
 * Covers a whole image with crops and puts the answers to their units together.
 *
 * <p>An image that would take more than {@value #MOST_TILES} crops is scaled down until it does not.
 */
record MapTiling(Preprocessor preprocessor, BooleanSupplier stop) {

    private static final int MOST_TILES = 64;

    QualityMap map(Image image, ImageScoringNetwork network) {
        Preprocessor.requireJudgeable(image.width(), image.height());
        Image working = fitted(preprocessor.working(image));
        int side = preprocessor.side();
        var grid = CropGrid.of(working.width(), working.height(), side, MOST_TILES);
        var cells = new Cells(working.width(), working.height());
        var corners = grid.corners();
        float[] values = network.tokenScores(tiles(working, corners), stop);
        int tokens = network.tokens();
        if (values.length < corners.size() * tokens) {
            throw new CancellationException("the map was told to stop");
        }
        for (int i = 0; i < corners.size(); i++) {
            cells.add(corners.get(i), Arrays.copyOfRange(values, i * tokens, (i + 1) * tokens));
        }
        return new QualityMap(cells.columns, cells.rows, cells.means(), image.width(), image.height());
    }

    private CropBatch tiles(Image working, List<CropGrid.Corner> corners) {
        return new CropBatch() {
            @Override
            public int count() {
                return corners.size();
            }

            @Override
            public byte[] pixels(int crop) {
                return preprocessor.cut(working, corners.subList(crop, crop + 1));
            }
        };
    }

    private Image fitted(Image image) {
        int side = preprocessor.side();
        int width = image.width(), height = image.height();
        while (tiles(width) * tiles(height) > MOST_TILES) {
            double scale = 0.98 * Math.sqrt((double) MOST_TILES / (tiles(width) * tiles(height)));
            width = Math.max(side, Preprocessor.scaledTo(width, Math.max(scale, 0.5)));
            height = Math.max(side, Preprocessor.scaledTo(height, Math.max(scale, 0.5)));
        }
        return Preprocessor.scaled(image, width, height);
    }

    private long tiles(int length) {
        return ((long) length + preprocessor.side() - 1) / preprocessor.side();
    }

    /** Units of overlapping crops, averaged over a common grid by the area that they share with each cell. */
    private static final class Cells {

        private static final int TOKEN = HiVitConfig.TOKEN;

        final int columns;
        final int rows;
        private final double[] sums;
        private final double[] weights;

        Cells(int width, int height) {
            columns = (width + TOKEN - 1) / TOKEN;
            rows = (height + TOKEN - 1) / TOKEN;
            sums = new double[columns * rows];
            weights = new double[columns * rows];
        }

        void add(CropGrid.Corner corner, float[] tokens) {
            int across = (int) Math.round(Math.sqrt(tokens.length));
            for (int i = 0; i < tokens.length; i++) {
                add(corner.x() + i % across * TOKEN, corner.y() + i / across * TOKEN, tokens[i]);
            }
        }

        private void add(int x, int y, float value) {
            for (int row = y / TOKEN; row <= (y + TOKEN - 1) / TOKEN; row++) {
                for (int column = x / TOKEN; column <= (x + TOKEN - 1) / TOKEN; column++) {
                    double area = (double) overlap(x, column) * overlap(y, row);
                    sums[row * columns + column] += area * value;
                    weights[row * columns + column] += area;
                }
            }
        }

        private static int overlap(int start, int cell) {
            return TOKEN - Math.abs(start - cell * TOKEN);
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
