package io.github.qptv2.doctor;

/** Trust in scores by the mean Spearman correlation of distortion level and score. */
public enum TrustLevel {
    /** At most -0.80: scores fall as the distortion level rises. */
    PASS,
    /** At most -0.60: scores mostly fall. */
    WARN,
    /** Above -0.60 or NaN: do not trust the scores. */
    FAIL;

    static final double MOST_TO_PASS = -0.80;
    static final double MOST_TO_WARN = -0.60;

    /** For a mean correlation in [-1, 1]; NaN fails. */
    public static TrustLevel of(double spearman) {
        if (spearman <= MOST_TO_PASS) {
            return PASS;
        }
        return spearman <= MOST_TO_WARN ? WARN : FAIL;
    }

    /** The more severe of both. */
    TrustLevel or(TrustLevel other) {
        return compareTo(other) < 0 ? other : this;
    }
}
