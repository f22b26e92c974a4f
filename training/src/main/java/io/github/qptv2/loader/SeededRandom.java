package io.github.qptv2.loader;

import java.util.SplittableRandom;

import io.github.qptv2.io.SplitMix64;

/**
 * Seeded random numbers that are a function of the given numbers, so that no draw depends on the draws of another
 * thread.
 */
public final class SeededRandom {

    private SeededRandom() {}

    /** One number from several: {@link SplitMix64#combine}. */
    public static long mix(long... parts) {
        return SplitMix64.combine(parts);
    }

    /** A generator that depends on these numbers alone. */
    public static SplittableRandom of(long... parts) {
        return new SplittableRandom(mix(parts));
    }

    /** Draws {@code count} numbers in [0, 1) from a place on, each of a float's full precision. */
    public static void fill(float[] numbers, int from, int count, SplittableRandom random) {
        for (int i = from; i < from + count; i++) {
            numbers[i] = random.nextInt(1 << 24) / (float) (1 << 24);
        }
    }

    /** Puts numbers in random order (Fisher and Yates). */
    static void shuffle(int[] numbers, SplittableRandom random) {
        for (int i = numbers.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = numbers[i];
            numbers[i] = numbers[other];
            numbers[other] = swapped;
        }
    }
}
