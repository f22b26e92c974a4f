package io.github.qptv2.degrade;

import io.github.qptv2.degrade.pixel.Canvas;
import io.github.qptv2.degrade.pixel.OperatorSettings;
import io.github.qptv2.degrade.pixel.ParameterChecks;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REFLECT_101;
import static org.bytedeco.opencv.global.opencv_imgproc.bilateralFilter;
import static org.bytedeco.opencv.global.opencv_photo.fastNlMeansDenoising;

/** Loss of detail by strong noise reduction. */
public sealed interface Denoising extends FrequencyDegradation {

    /**
     * Non-local means (Buades, Coll and Morel 2005): patches of 5 x 5 in a search window of 13 x 13.
     *
     * @param strength filter strength h, in gray levels, above 0
     */
    record NonLocalMeans(double strength) implements Denoising {
        private static final int PATCH = 5;
        private static final int SEARCH = 13;

        /** Checks the range. */
        public NonLocalMeans {
            ParameterChecks.between("strength", strength, 0.1, 255);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("denoise", "strength", strength);
        }

        @Override
        public void applyTo(Canvas canvas) {
            canvas.draw((from, to) -> fastNlMeansDenoising(from, to, (float) strength, PATCH, SEARCH));
        }
    }

    /**
     * Bilateral filter (Tomasi and Manduchi 1998).
     *
     * @param sigma deviation of the spatial weight in pixels
     * @param levels deviation of the weight by color difference, in gray levels
     */
    record Bilateral(double sigma, double levels) implements Denoising {
        /** Checks the ranges. */
        public Bilateral {
            ParameterChecks.between("sigma", sigma, 0.5, 10);
            ParameterChecks.between("levels", levels, 1, 255);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("bilateral", "sigma", sigma, "levels", levels);
        }

        @Override
        public void applyTo(Canvas canvas) {
            int diameter = 2 * (int) Math.ceil(2 * sigma) + 1;
            canvas.draw((from, to) -> bilateralFilter(from, to, diameter, levels, sigma, BORDER_REFLECT_101));
        }
    }

    /**
     * White noise, then non-local means of matching strength (KADID-10k type 15, which uses a denoising network).
     *
     * @param variance of the noise relative to the squared full range, above 0
     */
    record NoiseThenDenoise(double variance) implements Denoising {
        /** Filter strength per deviation of the noise. */
        private static final double MATCHING = 0.8;

        /** Checks the range. */
        public NoiseThenDenoise {
            ParameterChecks.between("variance", variance, 1e-6, 1);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("noise-then-denoise", "variance", variance);
        }

        @Override
        public boolean newInEveryFrame() {
            return true;
        }

        @Override
        public void applyTo(Canvas canvas) {
            var noise = NoiseDegradation.Gaussian.ofVariance(variance);
            noise.applyTo(canvas);
            new NonLocalMeans(MATCHING * noise.deviation()).applyTo(canvas);
        }
    }
}
