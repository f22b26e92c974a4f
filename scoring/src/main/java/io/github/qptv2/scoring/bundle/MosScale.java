package io.github.qptv2.scoring.bundle;

/**
 * The rating scale of a MOS.
 *
 * @param low smallest MOS
 * @param high largest MOS, above {@code low}
 * @param higherIsBetter false for scales of difference or impairment, such as DMOS
 * @since 0.1
 */
public record MosScale(double low, double high, boolean higherIsBetter) {

    /** Checks the order. */
    public MosScale {
        if (!(Double.isFinite(low) && Double.isFinite(high) && low < high)) {
            throw new IllegalArgumentException("MOS scale must have low < high, got " + low + " and " + high);
        }
    }

    /** Position on the scale in percent: 0 is the worst end and 100 the best. */
    public double percent(double mos) {
        double share = (mos - low) / (high - low);
        return 100 * (higherIsBetter ? share : 1 - share);
    }
}
