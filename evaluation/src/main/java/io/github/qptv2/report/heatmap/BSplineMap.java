package io.github.qptv2.report.heatmap;

import io.github.qptv2.scoring.QualityMap;

/**
 * A quality map between its cells, as a uniform cubic B-spline: smooth, and never beyond the values around. It evens a
 * single cell's value out over its neighbors, which suits numbers as noisy as those of one 16 x 16 unit.
 */
final class BSplineMap {

    private final QualityMap map;
    private final Weights columns;
    private final Weights rows;

    /** Laid over an image of {@code width} x {@code height} pixels. */
    BSplineMap(QualityMap map, int width, int height) {
        this.map = map;
        this.columns = Weights.of(map.columns(), width);
        this.rows = Weights.of(map.rows(), height);
    }

    /** The value in the middle of one pixel. */
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

    /** For each pixel of one axis the four cells that it looks at, and how much each counts. */
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
