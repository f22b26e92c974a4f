package io.github.qptv2.degrade;

import io.github.qptv2.degrade.pixel.Canvas;
import io.github.qptv2.degrade.pixel.ChannelTriple;
import io.github.qptv2.degrade.pixel.ColorPalette;
import io.github.qptv2.degrade.pixel.ColorSpace;
import io.github.qptv2.degrade.pixel.EdgeMap;
import io.github.qptv2.degrade.pixel.OperatorSettings;
import io.github.qptv2.degrade.pixel.ParameterChecks;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.extractChannel;
import static org.bytedeco.opencv.global.opencv_core.insertChannel;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;

/** Color distortions that mostly preserve lightness. */
public sealed interface Chroma extends ColorDegradation {

    /**
     * Shifts the green channel in a random direction, weighted by the edge map of the image (KADID-10k type 5).
     *
     * @param distance in pixels, 0 to 100
     */
    record Shift(double distance) implements Chroma {
        /** Checks the range. */
        public Shift {
            ParameterChecks.between("distance", distance, 0, 100);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("color-shift", "distance", distance);
        }

        @Override
        public void applyTo(Canvas canvas) {
            double direction = canvas.random().uniform(0, 2 * Math.PI);
            double x = Math.rint(distance * StrictMath.cos(direction));
            double y = Math.rint(distance * StrictMath.sin(direction));
            canvas.drawFloat((from, to) -> EdgeMap.blendShiftedGreen(from, to, x, y));
        }
    }

    /**
     * Color bleeding: a and b of CIE Lab are blurred and amplified (KADID-10k type 4, whose level n means sigma 1.5 n +
     * 2 and gain n).
     *
     * @param sigma of the blur in pixels, above 0
     * @param gain factor on a and b
     */
    record Diffusion(double sigma, double gain) implements Chroma {
        /** Checks the ranges. */
        public Diffusion {
            ParameterChecks.between("sigma", sigma, 0.1, 50);
            ParameterChecks.between("gain", gain, 0, 20);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("color-diffusion", "sigma", sigma, "gain", gain);
        }

        @Override
        public void applyTo(Canvas canvas) {
            int side = 2 * (int) Math.ceil(2 * sigma) + 1;
            canvas.drawNormalized((from, to) -> {
                ColorSpace.LAB.from(from, from);
                var plane = new Mat(from.rows(), from.cols(), CV_32FC1);
                for (int channel = 1; channel <= 2; channel++) {
                    extractChannel(from, plane, channel);
                    GaussianBlur(plane, plane, new Size(side, side), sigma);
                    plane.convertTo(plane, -1, gain, 0);
                    insertChannel(plane, from, channel);
                }
                ColorSpace.LAB.to(from, to);
            });
        }
    }

    /**
     * Reduces the image to a palette (KADID-10k type 6): minimum-variance splitting, nearest color, no dithering.
     *
     * @param colors 2 to 256
     */
    record Quantization(int colors) implements Chroma {
        /** Checks the range. */
        public Quantization {
            ParameterChecks.between("colors", colors, 2, 256);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("color-quantization", "colors", colors);
        }

        @Override
        public void applyTo(Canvas canvas) {
            canvas.edit(rgb -> ColorPalette.of(rgb, colors).draw(rgb));
        }
    }

    /**
     * Multiplies saturation in HSV (KADID-10k type 7).
     *
     * @param factor 1 does nothing, 0 removes color, negative values give the opposite hue and brighten
     */
    record SaturationHsv(double factor) implements Chroma {
        /** Checks the range. */
        public SaturationHsv {
            ParameterChecks.between("factor", factor, -1, 10);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("saturation-hsv", "factor", factor);
        }

        @Override
        public void applyTo(Canvas canvas) {
            new ColorSpaceTransform.Perturb(ColorSpace.HSV, new ChannelTriple(1, factor, 1), ChannelTriple.ZERO)
                    .applyTo(canvas);
        }
    }

    /**
     * Multiplies a and b of CIE Lab (KADID-10k type 8).
     *
     * @param factor 1 does nothing
     */
    record SaturationLab(double factor) implements Chroma {
        /** Checks the range. */
        public SaturationLab {
            ParameterChecks.between("factor", factor, -10, 10);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("saturation-lab", "factor", factor);
        }

        @Override
        public void applyTo(Canvas canvas) {
            new ColorSpaceTransform.Perturb(ColorSpace.LAB, new ChannelTriple(1, factor, factor), ChannelTriple.ZERO)
                    .applyTo(canvas);
        }
    }
}
