package io.github.qptv2.scoring;

import java.util.Locale;

/**
 * A distortion of an image as a model's distortion head estimates it.
 *
 * <pre>{@code
 * new DistortionEstimate("low-contrast", 0.97, 3.6).text(); // "strong low contrast 3.6 (97 %)"
 * }</pre>
 *
 * @param distortion name, such as {@code low-contrast}
 * @param probability that the image has it, in [0, 1]
 * @param level its strength if the image has it, 0 to 5; 1 is just visible
 * @since 0.2
 */
public record DistortionEstimate(String distortion, double probability, double level) {

    /** The strength of a level, in a word. */
    public enum Strength {
        /** Below level 1.75. */
        SLIGHT,
        /** Below level 3. */
        MODERATE,
        /** Below level 4.25. */
        STRONG,
        /** From level 4.25. */
        SEVERE;
        private static final double MODERATE_FROM = 1.75, STRONG_FROM = 3, SEVERE_FROM = 4.25;

        static Strength of(double level) {
            if (level < MODERATE_FROM) {
                return SLIGHT;
            }
            if (level < STRONG_FROM) {
                return MODERATE;
            }
            return level < SEVERE_FROM ? STRONG : SEVERE;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Checks the ranges. */
    public DistortionEstimate {
        if (!(probability >= 0 && probability <= 1) || !(level >= 0 && level <= 5)) {
            throw new IllegalArgumentException(
                    "%s must have a probability in [0, 1] and a level in [0, 5], got %s and %s"
                            .formatted(distortion, probability, level));
        }
    }

    /** The strength of the level. */
    public Strength strength() {
        return Strength.of(level);
    }

    /** Strength, distortion, level and probability in one line. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s %s %.1f (%.0f %%)",
                strength(),
                distortion.replace('-', ' '),
                level,
                100 * probability);
    }
}
