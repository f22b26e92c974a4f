package io.github.qptv2.degrade;

import io.github.qptv2.degrade.pixel.Canvas;
import io.github.qptv2.degrade.pixel.ChannelTriple;
import io.github.qptv2.degrade.pixel.ColorSpace;
import io.github.qptv2.degrade.pixel.ConvolutionKernel;
import io.github.qptv2.degrade.pixel.OperatorSettings;
import io.github.qptv2.degrade.pixel.ParameterChecks;
import io.github.qptv2.degrade.pixel.ToneCurve;
import org.bytedeco.opencv.opencv_core.Mat;

import static org.bytedeco.opencv.global.opencv_core.mean;
import static org.bytedeco.opencv.global.opencv_core.transform;

/** Brightness, contrast, saturation and hue, with the formulas of torchvision's {@code ColorJitter}. */
public sealed interface ColorJitter extends ColorDegradation {

    /**
     * {@code factor * x}.
     *
     * @param factor 1 does nothing, 0 gives black
     */
    record Brightness(double factor) implements ColorJitter {
        /** Checks the range. */
        public Brightness {
            ParameterChecks.between("factor", factor, 0, 10);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("brightness", "factor", factor);
        }

        @Override
        public void applyTo(Canvas canvas) {
            ToneCurve.of(x -> factor * x).apply(canvas);
        }
    }

    /**
     * {@code m + factor (x - m)}, m the image's mean luma.
     *
     * @param factor 1 does nothing, 0 gives uniform gray
     */
    record Contrast(double factor) implements ColorJitter {
        /** Checks the range. */
        public Contrast {
            ParameterChecks.between("factor", factor, 0, 10);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("contrast", "factor", factor);
        }

        @Override
        public void applyTo(Canvas canvas) {
            var means = mean(canvas.pixels());
            double gray = (luma(0) * means.get(0) + luma(1) * means.get(1) + luma(2) * means.get(2)) / 255;
            ToneCurve.of(x -> gray + factor * (x - gray)).apply(canvas);
        }
    }

    /**
     * {@code y + factor (x - y)}, y the pixel's luma.
     *
     * @param factor 1 does nothing, 0 gives a gray image
     */
    record Saturation(double factor) implements ColorJitter {
        /** Checks the range. */
        public Saturation {
            ParameterChecks.between("factor", factor, 0, 10);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("saturation", "factor", factor);
        }

        @Override
        public void applyTo(Canvas canvas) {
            var matrix = new double[9];
            for (int i = 0; i < 9; i++) {
                matrix[i] = (1 - factor) * luma(i % 3) + (i % 4 == 0 ? factor : 0);
            }
            Mat mixing = ConvolutionKernel.mat(3, 3, matrix);
            canvas.drawFloat((from, to) -> transform(from, to, mixing));
        }
    }

    /**
     * Rotates the hue in HSV; saturation and value are unchanged.
     *
     * @param degrees -360 to 360
     */
    record Hue(double degrees) implements ColorJitter {
        /** Checks the range. */
        public Hue {
            ParameterChecks.between("degrees", degrees, -360, 360);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("hue", "degrees", degrees);
        }

        @Override
        public void applyTo(Canvas canvas) {
            new ColorSpaceTransform.Perturb(ColorSpace.HSV, ChannelTriple.ONE, new ChannelTriple(degrees / 360, 0, 0))
                    .applyTo(canvas);
        }
    }

    /** Weight of red, green and blue in luma (ITU-R BT.601). */
    private static double luma(int channel) {
        return new ChannelTriple(0.299, 0.587, 0.114).at(channel);
    }
}
