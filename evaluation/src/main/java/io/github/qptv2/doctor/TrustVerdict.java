package io.github.qptv2.doctor;

/** What is to be thought of scores, by the mean of Spearman's correlation of severity and score. */
public enum TrustVerdict {
    /** At most -0.80: they fall as damage grows. */
    PASS,
    /** At most -0.60: they fall by and large. */
    WARN,
    /** Above, or nothing to correlate: not to be trusted. */
    FAIL;

    static final double MOST_TO_PASS = -0.80;
    static final double MOST_TO_WARN = -0.60;

    /** By a mean correlation in [-1, 1]; NaN fails. */
    public static TrustVerdict of(double spearman) {
        if (spearman <= MOST_TO_PASS) {
            return PASS;
        }
        return spearman <= MOST_TO_WARN ? WARN : FAIL;
    }

    /** The graver of two. */
    TrustVerdict or(TrustVerdict other) {
        return compareTo(other) < 0 ? other : this;
    }
}
