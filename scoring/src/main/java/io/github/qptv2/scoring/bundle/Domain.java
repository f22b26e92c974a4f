package io.github.qptv2.scoring.bundle;

import java.util.Locale;

/**
 * Whether an image is in the domain of the photographs that the model was calibrated on.
 *
 * @param kind the decision
 * @param pValue conformal p-value: share of the calibration's photographs that are at least as unlike a photograph, in
 *     (0, 1]
 * @since 0.2
 */
public record Domain(Kind kind, double pValue) {

    /** The decisions. */
    public enum Kind {
        /** Like the photographs of the calibration. */
        PHOTO,
        /** Unlike them, such as a screenshot, drawing or document: the score has no known meaning. */
        OUT_OF_DOMAIN;

        /** Such as {@code out-of-domain}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Checks the range. */
    public Domain {
        if (!(pValue > 0 && pValue <= 1)) {
            throw new IllegalArgumentException("a p-value must be in (0, 1], got " + pValue);
        }
    }
}
