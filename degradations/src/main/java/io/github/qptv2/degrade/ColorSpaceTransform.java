package io.github.qptv2.degrade;

import io.github.qptv2.degrade.pixel.Canvas;
import io.github.qptv2.degrade.pixel.ChannelTriple;
import io.github.qptv2.degrade.pixel.ColorSpace;
import io.github.qptv2.degrade.pixel.ConvolutionKernel;
import io.github.qptv2.degrade.pixel.OperatorSettings;
import org.bytedeco.opencv.opencv_core.Mat;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.extractChannel;
import static org.bytedeco.opencv.global.opencv_core.insertChannel;
import static org.bytedeco.opencv.global.opencv_core.transform;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_TOZERO;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_TRUNC;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

/** The color space transformation (CST) of QPT V2, in both interpretations of the paper. */
public sealed interface ColorSpaceTransform extends ColorDegradation {

    /**
     * Converts to a color space, replaces each channel by {@code scale * value + shift} in the ranges of
     * {@link ColorSpace}, and converts back. Hue wraps around; other channels are clipped.
     *
     * @param scale of each channel, -10 to 10
     * @param shift of each channel, -1 to 1
     */
    record Perturb(ColorSpace space, ChannelTriple scale, ChannelTriple shift) implements ColorSpaceTransform {
        /** Checks the ranges. */
        public Perturb {
            scale.check("scale", -10, 10);
            shift.check("shift", -1, 1);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of(
                    "cst",
                    "space",
                    space,
                    "scale-1",
                    scale.first(),
                    "scale-2",
                    scale.second(),
                    "scale-3",
                    scale.third(),
                    "shift-1",
                    shift.first(),
                    "shift-2",
                    shift.second(),
                    "shift-3",
                    shift.third());
        }

        @Override
        public void applyTo(Canvas canvas) {
            canvas.drawNormalized((from, to) -> {
                space.from(from, from);
                transform(from, from, affine());
                if (space == ColorSpace.HSV) {
                    // saturation outside [0, 1] would change the hue
                    clip(from, 1);
                    clip(from, 2);
                }
                space.to(from, to);
            });
        }

        private Mat affine() {
            var matrix = new double[12];
            for (int channel = 0; channel < 3; channel++) {
                int row = space.position(channel);
                int from = space == ColorSpace.GRAY ? 0 : channel; // gray has one channel, stored three times
                double neutral = space.neutral(channel);
                matrix[4 * row + row] = scale.at(from);
                matrix[4 * row + 3] = neutral * (1 - scale.at(from)) + wrapped(from) / space.scale(from);
            }
            return ConvolutionKernel.mat(3, 4, matrix);
        }

        /** The shift; of hue, modulo 1, so that hue never becomes negative. */
        private double wrapped(int channel) {
            double by = shift.at(channel);
            return space == ColorSpace.HSV && channel == 0 ? by - Math.floor(by) : by;
        }

        private static void clip(Mat channels, int channel) {
            var plane = new Mat(channels.rows(), channels.cols(), CV_32FC1);
            extractChannel(channels, plane, channel);
            threshold(plane, plane, 1, 1, THRESH_TRUNC);
            threshold(plane, plane, 0, 0, THRESH_TOZERO);
            insertChannel(plane, channels, channel);
        }
    }

    /**
     * Converts to a color space and interprets the three channels as red, green and blue, each scaled to 0..255; 0 of a
     * and b of CIE Lab maps to 128.
     */
    record Reinterpret(ColorSpace space) implements ColorSpaceTransform {
        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("reinterpret", "space", space);
        }

        @Override
        public void applyTo(Canvas canvas) {
            canvas.drawNormalized((from, to) -> {
                space.from(from, from);
                var matrix = new double[12];
                for (int channel = 0; channel < 3; channel++) {
                    boolean signed = space == ColorSpace.LAB && channel > 0;
                    matrix[4 * channel + space.position(channel)] = space.scale(channel) * (signed ? 128 / 255.0 : 1);
                    matrix[4 * channel + 3] = signed ? 128 / 255.0 : 0;
                }
                transform(from, to, ConvolutionKernel.mat(3, 4, matrix));
            });
        }
    }
}
