package io.github.qptv2.scoring.bundle;

/**
 * The scale on which people gave their opinions.
 *
 * @param low smallest opinion score
 * @param high largest opinion score, above {@code low}
 * @param higherIsBetter false for scales of difference or impairment, such as DMOS
 */
public record MosScale(double low, double high, boolean higherIsBetter) {

    public MosScale {
        if (!(Double.isFinite(low) && Double.isFinite(high) && low < high)) {
            throw new IllegalArgumentException("MOS scale must have low < high, got " + low + " and " + high);
        }
    }

    /** Position on the scale in percent: 0 is the worst it can say and 100 the best. */
    public double percent(double mos) {
        double share = (mos - low) / (high - low);
        return 100 * (higherIsBetter ? share : 1 - share);
    }
}
