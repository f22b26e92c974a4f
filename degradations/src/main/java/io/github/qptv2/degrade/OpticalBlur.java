package io.github.qptv2.degrade;

import io.github.qptv2.degrade.pixel.BlurKernels;
import io.github.qptv2.degrade.pixel.Canvas;
import io.github.qptv2.degrade.pixel.ConvolutionKernel;
import io.github.qptv2.degrade.pixel.OperatorSettings;
import io.github.qptv2.degrade.pixel.ParameterChecks;
import io.github.qptv2.degrade.pixel.Randomness;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REFLECT_101;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;
import static org.bytedeco.opencv.global.opencv_imgproc.accumulate;
import static org.bytedeco.opencv.global.opencv_imgproc.medianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

/** Blur of defocus, motion, zoom and frosted glass, and the median filter. */
public sealed interface OpticalBlur extends FrequencyDegradation {

    /**
     * Defocus: every point becomes a disk (KADID-10k type 2).
     *
     * @param radius of the disk in pixels, 0.5 to 50
     */
    record Lens(double radius) implements OpticalBlur {
        /** Checks the range. */
        public Lens {
            ParameterChecks.between("radius", radius, 0.5, 50);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("lens-blur", "radius", radius);
        }

        @Override
        public void applyTo(Canvas canvas) {
            BlurKernels.disk(radius).filter(canvas);
        }
    }

    /**
     * Linear motion blur (KADID-10k type 3).
     *
     * @param length of the path in pixels, ends included, 1 to 101; 1 does nothing
     * @param angle in degrees, counterclockwise from the row; null for an angle drawn for each image, uniform in [0,
     *     180), as in KADID-10k; all frames of a clip have the same
     */
    record Motion(double length, @Nullable Double angle) implements OpticalBlur {
        private static final double HALF_TURN = 180;

        /** Checks the ranges. */
        public Motion {
            ParameterChecks.between("length", length, 1, 101);
            if (angle != null) {
                ParameterChecks.between("angle", angle, -360, 360);
            }
        }

        /** With an angle that is drawn for each image. */
        public static Motion withRandomAngle(double length) {
            return new Motion(length, null);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of(
                    "motion-blur", "length", length, "angle", angle == null ? OperatorSettings.RANDOM : angle);
        }

        @Override
        public void applyTo(Canvas canvas) {
            BlurKernels.motion(length, angle(canvas.random())).filter(canvas);
        }

        /** The angle in degrees, drawn from the stream of an image unless it is given. */
        double angle(Randomness random) {
            return angle == null ? random.uniform(0, HALF_TURN) : angle;
        }
    }

    /**
     * Median of a square neighborhood.
     *
     * @param size side of the neighborhood in pixels, odd, 3 to 51
     */
    record Median(int size) implements OpticalBlur {
        /** Checks the range. */
        public Median {
            ParameterChecks.between("size", size, 3, 51);
            ParameterChecks.odd("size", size, 3);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("median-blur", "size", size);
        }

        @Override
        public void applyTo(Canvas canvas) {
            canvas.draw((from, to) -> medianBlur(from, to, size));
        }
    }

    /**
     * Frosted glass: blur, pixels taken from random positions nearby, blur (the corruption of Hendrycks and Dietterich
     * 2019, with random copying in place of swapping).
     *
     * @param sigma deviation of both blurs in pixels, above 0
     * @param reach largest offset of a pixel along each axis, in pixels, 1 to 32
     * @param rounds number of displacements, 1 to 10
     */
    record Glass(double sigma, int reach, int rounds) implements OpticalBlur {
        /** Checks the ranges. */
        public Glass {
            ParameterChecks.between("sigma", sigma, 0.01, 20);
            ParameterChecks.between("reach", reach, 1, 32);
            ParameterChecks.between("rounds", rounds, 1, 10);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("glass-blur", "sigma", sigma, "reach", reach, "rounds", rounds);
        }

        @Override
        public void applyTo(Canvas canvas) {
            canvas.draw((from, to) -> GaussianBlur(from, to, new Size(0, 0), sigma));
            for (int round = 0; round < rounds; round++) {
                // uniform over [-reach - 1/2, reach + 1/2): all integer offsets are equally likely
                Mat offsets = PixelOffsets.uniform(canvas, reach + 0.5);
                canvas.draw((from, to) -> PixelOffsets.move(from, to, offsets, INTER_NEAREST));
            }
            canvas.draw((from, to) -> GaussianBlur(from, to, new Size(0, 0), sigma));
        }
    }

    /**
     * Zoom during the exposure: the mean of copies enlarged about the center by 1 to {@code factor}.
     *
     * @param factor the last enlargement, in (1, 2]
     */
    record Zoom(double factor) implements OpticalBlur {
        private static final int MAX_COPIES = 32;

        /** Checks the range. */
        public Zoom {
            ParameterChecks.between("factor", factor, 1.001, 2);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("zoom-blur", "factor", factor);
        }

        @Override
        public void applyTo(Canvas canvas) {
            canvas.draw((from, to) -> {
                var sum = new Mat(from.rows(), from.cols(), CV_32FC3, Scalar.all(0));
                var copy = new Mat();
                int copies = copies(Math.max(from.rows(), from.cols()));
                for (int i = 0; i < copies; i++) {
                    double zoom = 1 + (factor - 1) * i / (copies - 1);
                    warpAffine(
                            from,
                            copy,
                            about(from, zoom),
                            from.size(),
                            INTER_LINEAR,
                            BORDER_REFLECT_101,
                            Scalar.all(0));
                    accumulate(copy, sum);
                }
                sum.convertTo(to, CV_8U, 1.0 / copies, 0);
            });
        }

        /** Enough copies that the border moves by at most a pixel between two of them. */
        private int copies(int side) {
            return Math.max(2, Math.min(MAX_COPIES, 1 + (int) Math.ceil((factor - 1) * side / 2)));
        }

        private static Mat about(Mat image, double zoom) {
            double x = (image.cols() - 1) / 2.0, y = (image.rows() - 1) / 2.0;
            return ConvolutionKernel.mat(2, 3, zoom, 0, x - zoom * x, 0, zoom, y - zoom * y);
        }
    }
}
