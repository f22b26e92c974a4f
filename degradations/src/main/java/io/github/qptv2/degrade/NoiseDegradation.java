package io.github.qptv2.degrade;

import io.github.qptv2.degrade.pixel.Canvas;
import io.github.qptv2.degrade.pixel.OperatorSettings;
import io.github.qptv2.degrade.pixel.ParameterChecks;
import io.github.qptv2.degrade.pixel.Randomness;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.RNG;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2YCrCb;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_YCrCb2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

/** Random values that are added to or multiplied with pixels. Rounding adds a variance of 1/12. */
public sealed interface NoiseDegradation extends FrequencyDegradation {

    @Override
    default boolean newInEveryFrame() {
        return true;
    }

    /**
     * White Gaussian noise (KADID-10k type 11).
     *
     * @param deviation in gray levels of 0..255
     * @param gray whether all channels have the same value, instead of independent values
     */
    record Gaussian(double deviation, boolean gray) implements NoiseDegradation {
        /** Checks the range. */
        public Gaussian {
            ParameterChecks.between("deviation", deviation, 0, 255);
        }

        /** From a variance relative to the squared full range, as in KADID-10k. */
        public static Gaussian ofVariance(double variance) {
            return new Gaussian(255 * Math.sqrt(variance), false);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("white-noise", "deviation", deviation, "gray", gray);
        }

        @Override
        public void applyTo(Canvas canvas) {
            canvas.draw((from, to) -> {
                Mat noise = new Mat(from.rows(), from.cols(), gray ? CV_32FC1 : CV_32FC3);
                canvas.random().fill(noise, RNG.NORMAL, 0, deviation);
                if (gray) {
                    var spread = new Mat();
                    cvtColor(noise, spread, COLOR_GRAY2RGB);
                    noise = spread;
                }
                add(from, noise, to, new Mat(), CV_8U);
            });
        }
    }

    /**
     * Photon noise as in Real-ESRGAN: {@code x + scale (P(256 x) / 256 - x)} for x in 0..1, P Poisson.
     *
     * @param scale of the deviation; 1 corresponds to 256 photons at white
     * @param gray whether the noise is drawn for the luma, instead of for each channel
     */
    record Poisson(double scale, boolean gray) implements NoiseDegradation {
        /** Checks the range. */
        public Poisson {
            ParameterChecks.between("scale", scale, 0, 20);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("poisson-noise", "scale", scale, "gray", gray);
        }

        @Override
        public void applyTo(Canvas canvas) {
            canvas.edit(rgb -> PoissonTables.addNoise(rgb, scale, gray, canvas.random()));
        }
    }

    /**
     * Salt-and-pepper noise, independent in each channel (KADID-10k type 13).
     *
     * @param density share of values that become 0 or 255, with equal probability
     */
    record Impulse(double density) implements NoiseDegradation {
        /** Checks the range. */
        public Impulse {
            ParameterChecks.between("density", density, 0, 1);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("impulse-noise", "density", density);
        }

        @Override
        public void applyTo(Canvas canvas) {
            if (density == 0) {
                return;
            }
            var random = canvas.random();
            // the gap to the next changed value is geometric, so unchanged values cost nothing
            double scale = density == 1 ? 0 : 1 / StrictMath.log(1 - density);
            canvas.edit(rgb -> {
                for (long i = gap(random, scale); i < rgb.length; i += 1 + gap(random, scale)) {
                    rgb[(int) i] = (byte) (random.chance(0.5) ? 255 : 0);
                }
            });
        }

        private static long gap(Randomness random, double scale) {
            return (long) (StrictMath.log(1 - random.uniform()) * scale);
        }
    }

    /**
     * Speckle: {@code x (1 + n)} with Gaussian n (KADID-10k type 14).
     *
     * @param variance of n
     */
    record Multiplicative(double variance) implements NoiseDegradation {
        /** Checks the range. */
        public Multiplicative {
            ParameterChecks.between("variance", variance, 0, 4);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("multiplicative-noise", "variance", variance);
        }

        @Override
        public void applyTo(Canvas canvas) {
            multiplyBy(canvas, RNG.NORMAL, 1, Math.sqrt(variance));
        }
    }

    /**
     * Multiplies every value by an independent factor, uniform in [{@code low}, {@code high}).
     *
     * @param low least factor, at least 0
     * @param high greatest factor, at least {@code low}
     */
    record Gain(double low, double high) implements NoiseDegradation {
        /** Checks the ranges. */
        public Gain {
            ParameterChecks.between("low", low, 0, 10);
            ParameterChecks.between("high", high, low, 10);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("gain-noise", "low", low, "high", high);
        }

        @Override
        public void applyTo(Canvas canvas) {
            multiplyBy(canvas, RNG.UNIFORM, low, high);
        }
    }

    /**
     * White Gaussian noise on luma and both chroma channels (KADID-10k type 12).
     *
     * @param variance relative to the squared full range
     */
    record YCbCr(double variance) implements NoiseDegradation {
        /** Checks the range. */
        public YCbCr {
            ParameterChecks.between("variance", variance, 0, 1);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("white-noise-ycbcr", "variance", variance);
        }

        @Override
        public void applyTo(Canvas canvas) {
            canvas.drawNormalized((from, to) -> {
                var noise = new Mat(from.rows(), from.cols(), CV_32FC3);
                canvas.random().fill(noise, RNG.NORMAL, 0, Math.sqrt(variance));
                cvtColor(from, from, COLOR_RGB2YCrCb);
                add(from, noise, from);
                cvtColor(from, to, COLOR_YCrCb2RGB);
            });
        }
    }

    private static void multiplyBy(Canvas canvas, int distribution, double first, double second) {
        canvas.draw((from, to) -> {
            var factors = new Mat(from.rows(), from.cols(), CV_32FC3);
            canvas.random().fill(factors, distribution, first, second);
            multiply(from, factors, to, 1, CV_8U);
        });
    }
}
