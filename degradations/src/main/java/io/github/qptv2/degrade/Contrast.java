package io.github.qptv2.degrade;

import io.github.qptv2.degrade.pixel.Canvas;
import io.github.qptv2.degrade.pixel.OperatorSettings;
import io.github.qptv2.degrade.pixel.ParameterChecks;
import io.github.qptv2.degrade.pixel.ToneCurve;

/** Tone curves symmetric about middle gray, for each channel; values x are in [0, 1] and results are clipped. */
public sealed interface Contrast extends ColorDegradation {

    /**
     * An S curve (KADID-10k type 25): the cubic through (0.3, 0.25 - amount / 4), the middle and its mirror image, and
     * both ends.
     *
     * @param amount positive raises contrast, negative lowers it, -1 to 1; -0.2 does nothing
     */
    record SCurve(double amount) implements Contrast {
        /** Checks the range. */
        public SCurve {
            ParameterChecks.between("amount", amount, -1, 1);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("s-curve", "amount", amount);
        }

        @Override
        public void applyTo(Canvas canvas) {
            // b u + d u^3 with u = x - 1/2, through (0.2, side) and (0.5, 0.5)
            double side = 0.25 + amount / 4;
            double d = (0.5 - 2.5 * side) / (0.125 - 2.5 * 0.008), b = (side - 0.008 * d) / 0.2;
            ToneCurve.of(x -> 0.5 + (x - 0.5) * (b + d * (x - 0.5) * (x - 0.5))).apply(canvas);
        }
    }

    /**
     * Lower contrast, all values mapped to [0.5 - offset, 0.5 + offset]: {@code 0.5 + 2 offset (x - 0.5)}. ARNIQA's
     * generator calls it non-linear contrast, though its default is this straight line.
     *
     * @param offset 0 to 0.5; 0.5 does nothing
     */
    record Nonlinear(double offset) implements Contrast {
        /** Checks the range. */
        public Nonlinear {
            ParameterChecks.between("offset", offset, 0, 0.5);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("nonlinear-contrast", "offset", offset);
        }

        @Override
        public void applyTo(Canvas canvas) {
            ToneCurve.of(x -> 0.5 + 2 * offset * (x - 0.5)).apply(canvas);
        }
    }
}
