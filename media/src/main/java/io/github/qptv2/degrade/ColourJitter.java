package io.github.qptv2.degrade;

import org.bytedeco.opencv.opencv_core.Mat;

import static org.bytedeco.opencv.global.opencv_core.mean;
import static org.bytedeco.opencv.global.opencv_core.transform;

/** Brightness, contrast, saturation and hue, with the formulas of the usual training augmentation. */
public sealed interface ColourJitter extends Colour {

    /**
     * {@code factor * x}.
     *
     * @param factor 1 does nothing, 0 gives black
     */
    record Brightness(double factor) implements ColourJitter {
        /** Checks the range. */
        public Brightness {
            Rules.between("factor", factor, 0, 10);
        }

        @Override
        public Settings settings() {
            return Settings.of("brightness", "factor", factor);
        }

        @Override
        public void spoil(Canvas canvas) {
            Curve.of(x -> factor * x).apply(canvas);
        }
    }

    /**
     * {@code m + factor (x - m)}, m the picture's mean luma.
     *
     * @param factor 1 does nothing, 0 gives even grey
     */
    record Contrast(double factor) implements ColourJitter {
        /** Checks the range. */
        public Contrast {
            Rules.between("factor", factor, 0, 10);
        }

        @Override
        public Settings settings() {
            return Settings.of("contrast", "factor", factor);
        }

        @Override
        public void spoil(Canvas canvas) {
            var means = mean(canvas.pixels());
            double grey = (luma(0) * means.get(0) + luma(1) * means.get(1) + luma(2) * means.get(2)) / 255;
            Curve.of(x -> grey + factor * (x - grey)).apply(canvas);
        }
    }

    /**
     * {@code y + factor (x - y)}, y the pixel's luma.
     *
     * @param factor 1 does nothing, 0 gives a grey picture
     */
    record Saturation(double factor) implements ColourJitter {
        /** Checks the range. */
        public Saturation {
            Rules.between("factor", factor, 0, 10);
        }

        @Override
        public Settings settings() {
            return Settings.of("saturation", "factor", factor);
        }

        @Override
        public void spoil(Canvas canvas) {
            var matrix = new double[9];
            for (int i = 0; i < 9; i++) {
                matrix[i] = (1 - factor) * luma(i % 3) + (i % 4 == 0 ? factor : 0);
            }
            Mat mixing = Kernel.mat(3, 3, matrix);
            canvas.drawFloat((from, to) -> transform(from, to, mixing));
        }
    }

    /**
     * Turns the hue in HSV; saturation and value stay.
     *
     * @param degrees -360 to 360
     */
    record Hue(double degrees) implements ColourJitter {
        /** Checks the range. */
        public Hue {
            Rules.between("degrees", degrees, -360, 360);
        }

        @Override
        public Settings settings() {
            return Settings.of("hue", "degrees", degrees);
        }

        @Override
        public void spoil(Canvas canvas) {
            new ColourSpace.Perturb(Space.HSV, Triple.ONE, new Triple(degrees / 360, 0, 0)).spoil(canvas);
        }
    }

    /** Share of red, green and blue in luma (ITU-R BT.601). */
    private static double luma(int channel) {
        return new Triple(0.299, 0.587, 0.114).at(channel);
    }
}
