package io.github.qptv2.probe;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Kernel function of two vectors of standardized features. */
sealed interface RegressionKernel {

    /** {@code x.y / D}: ridge regression. */
    record Linear(int width) implements RegressionKernel {

        @Override
        public void apply(float[][] products, double[] rowNorms, double[] columnNorms) {
            IntStream.range(0, products.length).parallel().forEach(i -> {
                float[] row = products[i];
                for (int j = 0; j < row.length; j++) {
                    row[j] /= width;
                }
            });
        }
    }

    /**
     * {@code exp(-|x - y|^2 / squaredWidth)}.
     *
     * @param squaredWidth above 0
     */
    record Gaussian(double squaredWidth) implements RegressionKernel {

        private static final int MAX = 2000;

        /**
         * The width is the median squared distance between different vectors, of at most 2,000 evenly spaced vectors.
         *
         * @param products inner products, (n, n)
         * @param norms squared norms, (n)
         */
        static Gaussian ofMedian(float[][] products, double[] norms) {
            int step = (norms.length + MAX - 1) / MAX, count = (norms.length + step - 1) / step;
            var distances = new double[count * (count - 1) / 2];
            int at = 0;
            for (int i = 0; i < norms.length; i += step) {
                for (int j = 0; j < i; j += step) {
                    distances[at++] = norms[i] + norms[j] - 2 * products[i][j];
                }
            }
            Arrays.sort(distances);
            double median = distances.length == 0 ? 0 : distances[distances.length / 2];
            return new Gaussian(median > 0 ? median : 1);
        }

        @Override
        public void apply(float[][] products, double[] rowNorms, double[] columnNorms) {
            IntStream.range(0, products.length).parallel().forEach(i -> {
                float[] row = products[i];
                for (int j = 0; j < row.length; j++) {
                    double squared = Math.max(0, rowNorms[i] + columnNorms[j] - 2 * row[j]);
                    row[j] = (float) Math.exp(-squared / squaredWidth);
                }
            });
        }
    }

    /** Converts inner products (n, m) to kernel values in place. */
    void apply(float[][] products, double[] rowNorms, double[] columnNorms);
}
