package io.github.qptv2.sample;

import io.github.qptv2.io.SplitMix64;

/** Random numbers of a drawing. */
final class Draws {

    private static final double UNIT = 0x1.0p-53;

    private final SplitMix64 source;

    Draws(long seed) {
        source = new SplitMix64(seed);
    }

    /** Uniform in [low, high). */
    double uniform(double low, double high) {
        return low + (high - low) * (source.next() >>> 11) * UNIT;
    }

    /** Uniform from {@code low} to {@code high}, both included. */
    int integer(int low, int high) {
        return (int) Math.min(high, Math.floor(uniform(low, high + 1.0)));
    }

    /** True with a probability. */
    boolean chance(double probability) {
        return uniform(0, 1) < probability;
    }
}
