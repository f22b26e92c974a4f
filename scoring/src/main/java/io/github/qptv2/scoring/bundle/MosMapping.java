package io.github.qptv2.scoring.bundle;

/**
 * Raw network output to opinion score, by the logistic curve that the field fits before it reports PLCC (VQEG, 2000):
 * {@code floor + (ceiling - floor) / (1 + exp(-slope (raw - center)))}. Strictly monotone, and between floor and
 * ceiling for any input, so nothing is ever clamped.
 *
 * @param floor the curve's lower end, in opinion scores
 * @param ceiling its upper end, above {@code floor}
 * @param center raw output halfway between them
 * @param slope per unit of raw output; negative if raw output falls as opinion scores rise; not 0
 * @param scale what the opinion scores mean; floor and ceiling lie on it
 */
public record MosMapping(double floor, double ceiling, double center, double slope, MosScale scale) {

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

    /** The opinion score that belongs to a raw output. */
    public double mos(double raw) {
        return floor + (ceiling - floor) / (1 + Math.exp(-slope * (raw - center)));
    }

    /** Whether a higher raw output means a better image. */
    public boolean risesWithQuality() {
        return slope > 0 == scale.higherIsBetter();
    }

    /** The same in percent of the scale, see {@link MosScale#percent}. */
    public double score(double raw) {
        return scale.percent(mos(raw));
    }
}
