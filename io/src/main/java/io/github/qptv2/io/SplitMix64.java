package io.github.qptv2.io;

/**
 * The generator SplitMix64 (Steele, Lea and Flood, <i>Fast Splittable Pseudorandom Number Generators</i>, OOPSLA 2014)
 * with the finalizer "variant 13" of Stafford. Its sequence is part of the contract, on every Java version: training
 * runs and degraded images are reproduced by it.
 */
public final class SplitMix64 {

    /** The increment of the state: 2^64 divided by the golden ratio, made odd. */
    public static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    /** Starts at a state; the first number is {@code mix(state + GAMMA)}. */
    public SplitMix64(long state) {
        this.state = state;
    }

    /** The finalizer: a bijection of 64-bit numbers, each output bit of which depends on all input bits. */
    public static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** One number from several: {@link #mix} over each in turn. */
    public static long combine(long... parts) {
        long state = GAMMA;
        for (long part : parts) {
            state = mix(state + part + GAMMA);
        }
        return state;
    }

    /** The next 64 random bits. */
    public long next() {
        state += GAMMA;
        return mix(state);
    }
}
