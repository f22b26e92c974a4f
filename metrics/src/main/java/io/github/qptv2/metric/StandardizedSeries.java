package io.github.qptv2.metric;

/** A series of mean 0 and standard deviation 1, so that start values and tolerances do not depend on the scale. */
final class StandardizedSeries {

    private final double[] values;
    private final double mean;
    private final double scale;

    private StandardizedSeries(double[] values, double mean, double scale) {
        this.values = values;
        this.mean = mean;
        this.scale = scale;
    }

    static StandardizedSeries of(double[] values) {
        if (SeriesChecks.isConstant(values)) {
            return new StandardizedSeries(new double[values.length], values[0], 0);
        }
        double mean = SeriesChecks.mean(values), squaredErrors = 0;
        for (double value : values) {
            squaredErrors += (value - mean) * (value - mean);
        }
        double scale = Math.sqrt(squaredErrors / values.length);
        var standard = new double[values.length];
        for (int i = 0; i < values.length && scale > 0; i++) {
            standard[i] = (values[i] - mean) / scale;
        }
        return new StandardizedSeries(standard, mean, scale);
    }

    double[] values() {
        return values;
    }

    double mean() {
        return mean;
    }

    /**
     * Standard deviation of the original series; 0 where its values are equal or their squared differences underflow.
     */
    double scale() {
        return scale;
    }

    boolean isSpread() {
        return scale > 0;
    }
}
