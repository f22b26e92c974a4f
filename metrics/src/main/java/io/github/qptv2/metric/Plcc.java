package io.github.qptv2.metric;

/** Pearson's linear correlation coefficient. */
public final class Plcc {

    private Plcc() {}

    /**
     * In [-1, 1]; 0 where either series is constant.
     *
     * @throws IllegalArgumentException unless both are finite, of one length, at least 2
     */
    public static double of(double[] predicted, double[] mos) {
        SeriesChecks.require(predicted, mos);
        if (SeriesChecks.isConstant(predicted) || SeriesChecks.isConstant(mos)) {
            return 0;
        }
        double[] one = centered(predicted), other = centered(mos);
        double product = 0, squaredOne = 0, squaredOther = 0;
        for (int i = 0; i < one.length; i++) {
            product += one[i] * other[i];
            squaredOne += one[i] * one[i];
            squaredOther += other[i] * other[i];
        }
        return Math.max(-1, Math.min(1, product / Math.sqrt(squaredOne * squaredOther)));
    }

    /**
     * Deviations from the mean divided by the largest one, so that their squared values do not underflow: these add up
     * to at least 1.
     */
    private static double[] centered(double[] values) {
        double mean = SeriesChecks.mean(values), widest = 0;
        for (double value : values) {
            widest = Math.max(widest, Math.abs(value - mean));
        }
        var centered = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            centered[i] = (values[i] - mean) / widest;
        }
        return centered;
    }
}
