package io.github.qptv2.doctor;

/** Trust in scores by the mean Spearman correlation of distortion level and score. */
public enum MonotonicityVerdict {
    /** At most -0.80: scores fall as the distortion level rises. */
    PASS,
    /** At most -0.60: scores mostly fall. */
    WARN,
    /** Above -0.60 or NaN: the scores are not reliable. */
    FAIL;

    static final double PASS_LIMIT = -0.80;
    static final double WARN_LIMIT = -0.60;

    /** For a mean correlation in [-1, 1]; NaN fails. */
    public static MonotonicityVerdict of(double spearman) {
        if (spearman <= PASS_LIMIT) {
            return PASS;
        }
        return spearman <= WARN_LIMIT ? WARN : FAIL;
    }

    /** The more severe of both. */
    MonotonicityVerdict or(MonotonicityVerdict other) {
        return compareTo(other) < 0 ? other : this;
    }
}
