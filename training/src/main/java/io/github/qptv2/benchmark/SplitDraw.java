package io.github.qptv2.benchmark;

/**
 * Random choices of a protocol.
 *
 * @param seed of the splits; run i of several trains with {@code seed + i}, counted from 0
 * @param validation share of the training contents that is held out for validation, in [0, 1)
 */
public record SplitDraw(long seed, double validation) {

    /** Checks the range. */
    public SplitDraw {
        if (!(validation >= 0 && validation < 1)) {
            throw new IllegalArgumentException("validation share must be in [0, 1), got " + validation);
        }
    }
}
