package io.github.qptv2.scoring.bundle;

/**
 * A prediction interval of a mean opinion score, on the scale of the calibration.
 *
 * @param low lower end, on the scale
 * @param high upper end, at least {@code low}
 * @param halfWidth half of the width before the ends were moved onto the scale, 0 or more
 * @since 0.2
 */
public record MosInterval(double low, double high, double halfWidth) {

    /** Checks the order. */
    public MosInterval {
        if (!(low <= high) || !(halfWidth >= 0)) {
            throw new IllegalArgumentException("an interval must have low <= high and a half width of 0 or more, got"
                    + " [%s, %s] and %s".formatted(low, high, halfWidth));
        }
    }
}
