package io.github.qptv2.metric;

/** Root mean squared error. */
public final class Rmse {

    private Rmse() {}

    /**
     * On the MOS scale, at least 0; meaningful only where the predictions are on that scale.
     *
     * @throws IllegalArgumentException unless both are finite, of one length, at least 2
     */
    public static double of(double[] predicted, double[] mos) {
        SeriesChecks.require(predicted, mos);
        double sum = 0;
        for (int i = 0; i < predicted.length; i++) {
            double error = predicted[i] - mos[i];
            sum += error * error;
        }
        return Math.sqrt(sum / predicted.length);
    }
}
