package io.github.qptv2.scoring.bundle;

/**
 * Maps raw output to MOS by the four-parameter logistic function of logistic-fitted PLCC (VQEG, 2000): {@code floor +
 * (ceiling - floor) / (1 + exp(-slope (raw - center)))}. The mapping is strictly monotone and lies between floor and
 * ceiling for any input, so no value is clamped.
 *
 * @param floor lower asymptote, in MOS
 * @param ceiling upper asymptote, above {@code floor}
 * @param center raw output halfway between them
 * @param slope steepness, in 1/raw; negative if raw output falls as MOS rises; not 0
 * @param scale of the MOS; floor and ceiling lie on it
 * @since 0.1
 */
public record MosMapping(double floor, double ceiling, double center, double slope, MosScale scale) {

    /** Checks the ranges. */
    public MosMapping {
        if (!(scale.low() <= floor && floor < ceiling && ceiling <= scale.high())) {
            throw new IllegalArgumentException("floor < ceiling must lie on the scale [%s, %s], got %s and %s"
                    .formatted(scale.low(), scale.high(), floor, ceiling));
        }
        if (!Double.isFinite(center) || !Double.isFinite(slope) || slope == 0) {
            throw new IllegalArgumentException(
                    "center must be finite and slope finite and not 0, got " + center + " and " + slope);
        }
    }

    /** MOS of a raw output. */
    public double mos(double raw) {
        return floor + (ceiling - floor) / (1 + Math.exp(-slope * (raw - center)));
    }

    /** Whether a higher raw output means a better image. */
    public boolean risesWithQuality() {
        return slope > 0 == scale.higherIsBetter();
    }

    /** MOS of a raw output in percent of the scale, see {@link MosScale#percent}. */
    public double score(double raw) {
        return scale.percent(mos(raw));
    }
}
