package io.github.qptv2.degrade;

import io.github.qptv2.degrade.pixel.Canvas;
import io.github.qptv2.degrade.pixel.ColorSpace;
import io.github.qptv2.degrade.pixel.FloatPlanes;
import io.github.qptv2.degrade.pixel.OperatorSettings;
import io.github.qptv2.degrade.pixel.ParameterChecks;
import io.github.qptv2.degrade.pixel.ToneCurve;
import org.bytedeco.opencv.opencv_core.Mat;

import static org.bytedeco.opencv.global.opencv_core.addWeighted;

/** Tone curves; values x are in [0, 1] and results are clipped. */
public sealed interface ToneMapping extends ColorDegradation {

    /**
     * {@code x^gamma}.
     *
     * @param gamma above 1 darkens the middle tones
     */
    record Gamma(double gamma) implements ToneMapping {
        /** Checks the range. */
        public Gamma {
            ParameterChecks.between("gamma", gamma, 0.05, 20);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("gamma", "gamma", gamma);
        }

        @Override
        public void applyTo(Canvas canvas) {
            ToneCurve.of(x -> StrictMath.pow(x, gamma)).apply(canvas);
        }
    }

    /**
     * Over- or under-exposure: multiplies linear light, decoded from sRGB (IEC 61966-2-1), by {@code 2^stops}.
     *
     * @param stops positive brightens, -8 to 8
     */
    record Exposure(double stops) implements ToneMapping {
        /** Checks the range. */
        public Exposure {
            ParameterChecks.between("stops", stops, -8, 8);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("exposure", "stops", stops);
        }

        @Override
        public void applyTo(Canvas canvas) {
            ToneCurve.of(x -> encoded(light(x) * StrictMath.pow(2, stops))).apply(canvas);
        }

        private static double light(double x) {
            return x <= 0.04045 ? x / 12.92 : StrictMath.pow((x + 0.055) / 1.055, 2.4);
        }

        private static double encoded(double light) {
            return light <= 0.0031308 ? 12.92 * light : 1.055 * StrictMath.pow(light, 1 / 2.4) - 0.055;
        }
    }

    /**
     * Brightens the middle tones and keeps black and white (KADID-10k type 16): the parabola through (0, 0), (1/2, (1 +
     * amount) / 2), (1, 1), applied to RGB (weight 2/3) and to CIE lightness (weight 1/3).
     *
     * @param amount 0 does nothing, up to 2
     */
    record Brighten(double amount) implements ToneMapping {
        /** Checks the range. */
        public Brighten {
            ParameterChecks.between("amount", amount, 0, 2);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("brighten", "amount", amount);
        }

        @Override
        public void applyTo(Canvas canvas) {
            canvas.drawNormalized((from, to) -> {
                var lifted = new Mat();
                ColorSpace.LAB.from(from, lifted);
                FloatPlanes.map(lifted, 0, lightness -> 100 * parabola(lightness / 100, amount));
                ColorSpace.LAB.to(lifted, lifted);
                FloatPlanes.mapAll(from, x -> parabola(x, amount));
                addWeighted(from, 2 / 3.0, lifted, 1 / 3.0, 0, to);
            });
        }
    }

    /**
     * Darkens the middle tones and keeps black and white (KADID-10k type 17): the parabola through (0, 0), (1/2, (1 -
     * amount) / 2), (1, 1).
     *
     * @param amount 0 does nothing, up to 2
     */
    record Darken(double amount) implements ToneMapping {
        /** Checks the range. */
        public Darken {
            ParameterChecks.between("amount", amount, 0, 2);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("darken", "amount", amount);
        }

        @Override
        public void applyTo(Canvas canvas) {
            ToneCurve.of(x -> parabola(x, -amount)).apply(canvas);
        }
    }

    /**
     * {@code x + shift} (KADID-10k type 18).
     *
     * @param shift -1 to 1
     */
    record MeanShift(double shift) implements ToneMapping {
        /** Checks the range. */
        public MeanShift {
            ParameterChecks.between("shift", shift, -1, 1);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("mean-shift", "shift", shift);
        }

        @Override
        public void applyTo(Canvas canvas) {
            ToneCurve.of(x -> x + shift).apply(canvas);
        }
    }

    /**
     * Quantization of each channel (KADID-10k type 22, with equal steps).
     *
     * @param levels 2 to 256, spread from 0 to 255
     */
    record Quantization(int levels) implements ToneMapping {
        /** Checks the range. */
        public Quantization {
            ParameterChecks.between("levels", levels, 2, 256);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("quantization", "levels", levels);
        }

        @Override
        public void applyTo(Canvas canvas) {
            ToneCurve.of(x -> Math.floor(x * 255 * levels / 256) / (levels - 1)).apply(canvas);
        }
    }

    private static double parabola(double x, double amount) {
        return Math.max(0, Math.min(1, x + 2 * amount * x * (1 - x)));
    }
}
