package io.github.qptv2.report.heatmap;

import io.github.qptv2.scoring.QualityMap;

/**
 * Interpolates a quality map as a uniform cubic B-spline: smooth and within the range of the neighboring cells. It
 * averages neighboring cells, which reduces the noise of single 16 x 16 tokens.
 */
final class BSplineMap {

    private final QualityMap map;
    private final Weights columns;
    private final Weights rows;

    /** Scales the map to {@code width} x {@code height} pixels. */
    BSplineMap(QualityMap map, int width, int height) {
        this.map = map;
        this.columns = Weights.of(map.columns(), width);
        this.rows = Weights.of(map.rows(), height);
    }

    /** The value at the center of a pixel. */
    double at(int x, int y) {
        double sum = 0;
        for (int j = 0; j < 4; j++) {
            double row = 0;
            for (int i = 0; i < 4; i++) {
                row += columns.weights[4 * x + i] * map.at(columns.cells[4 * x + i], rows.cells[4 * y + j]);
            }
            sum += rows.weights[4 * y + j] * row;
        }
        return sum;
    }

    /** Four cells and their weights for each pixel of one axis. */
    @SuppressWarnings("ArrayRecordComponent") // tables, never compared
    private record Weights(int[] cells, double[] weights) {

        static Weights of(int cells, int pixels) {
            var weights = new Weights(new int[4 * pixels], new double[4 * pixels]);
            for (int pixel = 0; pixel < pixels; pixel++) {
                double position = (pixel + 0.5) * cells / pixels - 0.5;
                int first = (int) Math.floor(position) - 1;
                for (int i = 0; i < 4; i++) {
                    weights.cells[4 * pixel + i] = Math.min(cells - 1, Math.max(0, first + i));
                    weights.weights[4 * pixel + i] = spline(position - first - i);
                }
            }
            return weights;
        }

        private static double spline(double distance) {
            double d = Math.abs(distance);
            return d < 1 ? (4 - 6 * d * d + 3 * d * d * d) / 6 : Math.pow(Math.max(0, 2 - d), 3) / 6;
        }
    }
}
