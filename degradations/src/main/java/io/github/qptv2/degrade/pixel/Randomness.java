package io.github.qptv2.degrade.pixel;

import java.util.Collections;
import java.util.List;

import io.github.qptv2.io.SplitMix64;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.RNG;
import org.bytedeco.opencv.opencv_core.Scalar;

import static org.bytedeco.opencv.global.opencv_core.CV_64F;

/**
 * Random numbers of degradations, the same on every Java version: {@link SplitMix64} with the distributions that
 * operators draw from.
 *
 * <p>Whole images of noise come from OpenCV's multiply-with-carry generator, which is seeded from here for each image;
 * its global state is never used.
 */
public final class Randomness {

    private final SplitMix64 generator;

    private Randomness(long seed) {
        generator = new SplitMix64(seed);
    }

    /**
     * An independent stream for each list of numbers, such as a run's seed, an epoch and a sample's index.
     *
     * @param parts order matters: (1, 2) and (2, 1) are different streams
     */
    public static Randomness of(long... parts) {
        return new Randomness(seed(parts));
    }

    /** The seed of {@link #of}: {@code parts} hashed to one number. */
    public static long seed(long... parts) {
        long seed = 0;
        for (long part : parts) {
            seed = SplitMix64.mix(seed + SplitMix64.GAMMA) ^ SplitMix64.mix(part * SplitMix64.GAMMA + 1);
        }
        return seed;
    }

    /** 64 random bits. */
    public long bits() {
        return generator.next();
    }

    /** Uniform in [0, 1). */
    public double uniform() {
        return (bits() >>> 11) * 0x1p-53;
    }

    /** Uniform in [{@code low}, {@code high}). */
    public double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Uniform in 0 .. {@code bound} - 1. */
    public int below(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be at least 1, got " + bound);
        }
        return (int) (((bits() >>> 32) * bound) >>> 32);
    }

    /** True with the given probability. */
    public boolean chance(double probability) {
        return uniform() < probability;
    }

    /** Normal with mean 0 and deviation 1 (Box and Muller 1958). */
    public double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * Math.PI * uniform());
    }

    /** Permutes a list, all orders equally likely (Fisher and Yates). */
    public void shuffle(List<?> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, below(i + 1));
        }
    }

    /**
     * Fills a matrix by OpenCV's generator, freshly seeded.
     *
     * @param distribution {@link RNG#UNIFORM} in [{@code first}, {@code second}), or {@link RNG#NORMAL} with mean
     *     {@code first} and deviation {@code second}
     */
    public void fill(Mat numbers, int distribution, double first, double second) {
        var cv = new RNG(bits());
        cv._fill(
                numbers,
                distribution,
                new Mat(1, 1, CV_64F, Scalar.all(first)),
                new Mat(1, 1, CV_64F, Scalar.all(second)));
    }
}
