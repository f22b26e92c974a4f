package io.github.qptv2.degrade;

import org.bytedeco.opencv.opencv_core.Mat;

import static org.bytedeco.opencv.global.opencv_core.addWeighted;

/** Tone curves. Brightness x counts from 0 to 1; results are clipped to that. */
public sealed interface Tone extends Colour {

    /**
     * {@code x^gamma}.
     *
     * @param gamma above 1 darkens the middle tones
     */
    record Gamma(double gamma) implements Tone {
        /** Checks the range. */
        public Gamma {
            Rules.between("gamma", gamma, 0.05, 20);
        }

        @Override
        public Settings settings() {
            return Settings.of("gamma", "gamma", gamma);
        }

        @Override
        public void spoil(Canvas canvas) {
            Curve.of(x -> StrictMath.pow(x, gamma)).apply(canvas);
        }
    }

    /**
     * Over- or under-exposure: light times {@code 2^stops}, where light is sRGB decoded (IEC 61966-2-1).
     *
     * @param stops positive brightens, -8 to 8
     */
    record Exposure(double stops) implements Tone {
        /** Checks the range. */
        public Exposure {
            Rules.between("stops", stops, -8, 8);
        }

        @Override
        public Settings settings() {
            return Settings.of("exposure", "stops", stops);
        }

        @Override
        public void spoil(Canvas canvas) {
            Curve.of(x -> encoded(light(x) * StrictMath.pow(2, stops))).apply(canvas);
        }

        private static double light(double x) {
            return x <= 0.04045 ? x / 12.92 : StrictMath.pow((x + 0.055) / 1.055, 2.4);
        }

        private static double encoded(double light) {
            return light <= 0.0031308 ? 12.92 * light : 1.055 * StrictMath.pow(light, 1 / 2.4) - 0.055;
        }
    }

    /**
     * Lifts the middle tones and keeps both ends (KADID-10k type 16): the parabola through (0, 0), (1/2, (1 + amount) /
     * 2), (1, 1), two parts applied to RGB and one part to CIE lightness.
     *
     * @param amount 0 does nothing, up to 2
     */
    record Brighten(double amount) implements Tone {
        /** Checks the range. */
        public Brighten {
            Rules.between("amount", amount, 0, 2);
        }

        @Override
        public Settings settings() {
            return Settings.of("brighten", "amount", amount);
        }

        @Override
        public void spoil(Canvas canvas) {
            canvas.drawUnit((from, to) -> {
                var lifted = new Mat();
                Space.LAB.from(from, lifted);
                Planes.map(lifted, 0, lightness -> 100 * parabola(lightness / 100, amount));
                Space.LAB.to(lifted, lifted);
                Planes.mapAll(from, x -> parabola(x, amount));
                addWeighted(from, 2 / 3.0, lifted, 1 / 3.0, 0, to);
            });
        }
    }

    /**
     * Lowers the middle tones and keeps both ends (KADID-10k type 17): the parabola through (0, 0), (1/2, (1 - amount)
     * / 2), (1, 1).
     *
     * @param amount 0 does nothing, up to 2
     */
    record Darken(double amount) implements Tone {
        /** Checks the range. */
        public Darken {
            Rules.between("amount", amount, 0, 2);
        }

        @Override
        public Settings settings() {
            return Settings.of("darken", "amount", amount);
        }

        @Override
        public void spoil(Canvas canvas) {
            Curve.of(x -> parabola(x, -amount)).apply(canvas);
        }
    }

    /**
     * {@code x + shift} (KADID-10k type 18).
     *
     * @param shift -1 to 1
     */
    record MeanShift(double shift) implements Tone {
        /** Checks the range. */
        public MeanShift {
            Rules.between("shift", shift, -1, 1);
        }

        @Override
        public Settings settings() {
            return Settings.of("mean-shift", "shift", shift);
        }

        @Override
        public void spoil(Canvas canvas) {
            Curve.of(x -> x + shift).apply(canvas);
        }
    }

    /**
     * Few grey levels in each channel (KADID-10k type 22, with equal steps).
     *
     * @param levels 2 to 256, spread from 0 to 255
     */
    record Quantisation(int levels) implements Tone {
        /** Checks the range. */
        public Quantisation {
            Rules.between("levels", levels, 2, 256);
        }

        @Override
        public Settings settings() {
            return Settings.of("quantisation", "levels", levels);
        }

        @Override
        public void spoil(Canvas canvas) {
            Curve.of(x -> Math.floor(x * 255 * levels / 256) / (levels - 1)).apply(canvas);
        }
    }

    private static double parabola(double x, double amount) {
        return Math.max(0, Math.min(1, x + 2 * amount * x * (1 - x)));
    }
}
