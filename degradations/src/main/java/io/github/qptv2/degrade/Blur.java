package io.github.qptv2.degrade;

import io.github.qptv2.degrade.pixel.BlurEllipse;
import io.github.qptv2.degrade.pixel.BlurKernels;
import io.github.qptv2.degrade.pixel.Canvas;
import io.github.qptv2.degrade.pixel.ConvolutionKernel;
import io.github.qptv2.degrade.pixel.OperatorSettings;
import io.github.qptv2.degrade.pixel.ParameterChecks;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REFLECT_101;
import static org.bytedeco.opencv.global.opencv_imgproc.sepFilter2D;

/**
 * Blur by a kernel with a formula. The six kernels of Real-ESRGAN (Wang et al. 2021, section 3.1) are these with equal
 * deviations (isotropic) and different ones (anisotropic). {@code kernel} is an odd size in pixels, or 0 for three
 * deviations on each side, which may then be at most 16.66 pixels; the border is mirrored.
 */
public sealed interface Blur extends FrequencyDegradation {

    /**
     * Isotropic Gaussian.
     *
     * @param sigma deviation in pixels, above 0
     */
    record Gaussian(double sigma, int kernel) implements Blur {
        /** Checks the ranges. */
        public Gaussian {
            ParameterChecks.positive("sigma", sigma);
            new BlurEllipse(sigma, sigma, 0).check(kernel);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("gaussian-blur", "sigma", sigma, "kernel", kernel);
        }

        @Override
        public void applyTo(Canvas canvas) {
            // weights beyond four deviations sum to less than 1e-4
            int size = kernel == 0
                    ? new BlurEllipse(sigma, sigma, 0).fitting()
                    : Math.min(kernel, 2 * (int) Math.ceil(4 * sigma) + 1);
            Mat row = ConvolutionKernel.mat(1, size, BlurKernels.gaussianRow(sigma, size));
            canvas.draw((from, to) -> sepFilter2D(from, to, -1, row, row, new Point(-1, -1), 0, BORDER_REFLECT_101));
        }
    }

    /**
     * Gaussian with two deviations.
     *
     * @param sigmaX deviation along the first axis in pixels, above 0
     * @param sigmaY deviation along the second axis in pixels, above 0
     * @param angle of the first axis from the row, in degrees
     */
    record Anisotropic(double sigmaX, double sigmaY, double angle, int kernel) implements Blur {
        /** Checks the ranges. */
        public Anisotropic {
            new BlurEllipse(sigmaX, sigmaY, angle).check(kernel);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of(
                    "anisotropic-blur", "sigma-x", sigmaX, "sigma-y", sigmaY, "angle", angle, "kernel", kernel);
        }

        @Override
        public void applyTo(Canvas canvas) {
            var shape = new BlurEllipse(sigmaX, sigmaY, angle);
            BlurKernels.generalized(shape, 1, size(shape, kernel)).trimmed().filter(canvas);
        }
    }

    /**
     * Generalized Gaussian, {@code exp(-q^beta / 2)}.
     *
     * @param sigmaX deviation along the first axis in pixels, above 0
     * @param sigmaY deviation along the second axis in pixels, above 0
     * @param angle of the first axis from the row, in degrees
     * @param beta 1 is a Gaussian, 0.5 has heavier tails, 4 is nearly a disk
     */
    record Generalized(double sigmaX, double sigmaY, double angle, double beta, int kernel) implements Blur {
        /** Checks the ranges. */
        public Generalized {
            check(new BlurEllipse(sigmaX, sigmaY, angle), beta, kernel);
        }

        @Override
        public OperatorSettings settings() {
            return settingsOf("generalized-blur", new BlurEllipse(sigmaX, sigmaY, angle), beta, kernel);
        }

        @Override
        public void applyTo(Canvas canvas) {
            var shape = new BlurEllipse(sigmaX, sigmaY, angle);
            BlurKernels.generalized(shape, beta, size(shape, kernel)).trimmed().filter(canvas);
        }
    }

    /**
     * Plateau, {@code 1 / (1 + q^beta)}.
     *
     * @param sigmaX deviation along the first axis in pixels, above 0
     * @param sigmaY deviation along the second axis in pixels, above 0
     * @param angle of the first axis from the row, in degrees
     * @param beta steepness of the plateau's edge
     */
    record Plateau(double sigmaX, double sigmaY, double angle, double beta, int kernel) implements Blur {
        /** Checks the ranges. */
        public Plateau {
            check(new BlurEllipse(sigmaX, sigmaY, angle), beta, kernel);
        }

        @Override
        public OperatorSettings settings() {
            return settingsOf("plateau-blur", new BlurEllipse(sigmaX, sigmaY, angle), beta, kernel);
        }

        @Override
        public void applyTo(Canvas canvas) {
            var shape = new BlurEllipse(sigmaX, sigmaY, angle);
            BlurKernels.plateau(shape, beta, size(shape, kernel)).trimmed().filter(canvas);
        }
    }

    /**
     * The ringing of an ideal low-pass filter (Real-ESRGAN, section 3.3).
     *
     * @param cutoff in radians per pixel, in (0, pi]; a lower cutoff has wider rings
     */
    record Sinc(double cutoff, int kernel) implements Blur {
        /** Checks the ranges. */
        public Sinc {
            ParameterChecks.between("cutoff", cutoff, 0.1, Math.PI);
            ParameterChecks.odd("kernel", kernel, 3);
            ParameterChecks.kernel(kernel);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("sinc", "cutoff", cutoff, "kernel", kernel);
        }

        @Override
        public void applyTo(Canvas canvas) {
            BlurKernels.sinc(cutoff, kernel).filter(canvas);
        }
    }

    private static void check(BlurEllipse shape, double beta, int kernel) {
        shape.check(kernel);
        ParameterChecks.between("beta", beta, 0.1, 16);
    }

    private static OperatorSettings settingsOf(String name, BlurEllipse shape, double beta, int kernel) {
        return OperatorSettings.of(
                name,
                "sigma-x",
                shape.sigmaX(),
                "sigma-y",
                shape.sigmaY(),
                "angle",
                shape.angle(),
                "beta",
                beta,
                "kernel",
                kernel);
    }

    private static int size(BlurEllipse shape, int kernel) {
        return kernel == 0 ? shape.fitting() : kernel;
    }
}
