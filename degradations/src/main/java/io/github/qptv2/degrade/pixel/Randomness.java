package io.github.qptv2.degrade.pixel;

import java.util.Collections;
import java.util.List;

import org.bytedeco.opencv.opencv_core.RNG;

/**
 * Random numbers that are the same on every Java version: SplitMix64 (Steele, Lea and Flood 2014), written out here
 * because the library's generators do not promise their sequences.
 *
 * <p>Whole images of noise come from OpenCV's multiply-with-carry generator, seeded from here for each image; its
 * global state is never used.
 */
public final class Randomness {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Randomness(long state) {
        this.state = state;
    }

    /**
     * A stream of its own for every list of numbers, such as a run's seed, an epoch and a sample's index.
     *
     * @param parts order matters: (1, 2) and (2, 1) are different streams
     */
    public static Randomness of(long... parts) {
        return new Randomness(seed(parts));
    }

    /** The seed that {@link #of} starts with: one number standing for all {@code parts}. */
    public static long seed(long... parts) {
        long seed = 0;
        for (long part : parts) {
            seed = mix(seed + GOLDEN) ^ mix(part * GOLDEN + 1);
        }
        return seed;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** 64 random bits. */
    public long bits() {
        state += GOLDEN;
        return mix(state);
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

    /** Puts the list into a random order, each equally likely (Fisher and Yates). */
    public void shuffle(List<?> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, below(i + 1));
        }
    }

    /** OpenCV's generator, freshly seeded; the caller closes it. */
    public RNG openCv() {
        return new RNG(bits());
    }
}
