package io.github.qptv2.distortion;

import java.util.ArrayList;
import java.util.List;

/**
 * The reliability diagram of probabilities (Guo et al., ICML 2017): ten bins of equal width with the mean probability
 * and the share of samples that have the class.
 *
 * @param bins those that are not empty, in their order
 */
public record Reliability(List<Bin> bins) {

    private static final int BINS = 10;

    /**
     * One bin.
     *
     * @param samples at least 1
     * @param predicted mean probability, in [0, 1]
     * @param observed share of samples that have the class, in [0, 1]
     */
    public record Bin(int samples, double predicted, double observed) {}

    /** Of probabilities and labels in the same order. */
    static Reliability of(double[] probabilities, boolean[] present) {
        var counts = new int[BINS];
        var sums = new double[BINS];
        var hits = new int[BINS];
        for (int i = 0; i < probabilities.length; i++) {
            int bin = Math.min(BINS - 1, (int) (BINS * probabilities[i]));
            counts[bin]++;
            sums[bin] += probabilities[i];
            hits[bin] += present[i] ? 1 : 0;
        }
        var bins = new ArrayList<Bin>();
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                bins.add(new Bin(counts[bin], sums[bin] / counts[bin], (double) hits[bin] / counts[bin]));
            }
        }
        return new Reliability(List.copyOf(bins));
    }

    /** Expected calibration error: the mean distance of prediction and observation, weighted by samples, in [0, 1]. */
    public double error() {
        double sum = 0, samples = 0;
        for (var bin : bins) {
            sum += bin.samples() * Math.abs(bin.predicted() - bin.observed());
            samples += bin.samples();
        }
        return sum / samples;
    }
}
