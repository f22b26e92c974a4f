package io.github.qptv2.metric;

/** Root mean square error. */
public final class Rmse {

    private Rmse() {}

    /**
     * In the opinions' unit, at least 0; meaningful only where predictions are on the opinions' scale.
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
