package io.github.qptv2.loader;

import java.util.SplittableRandom;

/** Random numbers that depend on named numbers alone, so that no draw depends on what another thread draws. */
public final class SeededRandom {

    private SeededRandom() {}

    /** One number from several, well mixed: SplitMix64's finaliser over each in turn. */
    public static long mix(long... parts) {
        long state = 0x9e3779b97f4a7c15L;
        for (long part : parts) {
            state = finalised(state + part + 0x9e3779b97f4a7c15L);
        }
        return state;
    }

    private static long finalised(long z) {
        long a = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
        return b ^ b >>> 31;
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
