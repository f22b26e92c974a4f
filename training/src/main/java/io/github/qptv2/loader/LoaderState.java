package io.github.qptv2.loader;

/**
 * Position of a loader. With the same dataset and settings it determines all further batches.
 *
 * @param seed of all random numbers
 * @param epoch from 0
 * @param position batches of the epoch that were loaded, from 0; the same on every rank
 */
public record LoaderState(long seed, long epoch, long position) {

    /** Checks the ranges. */
    public LoaderState {
        if (epoch < 0 || position < 0) {
            throw new IllegalArgumentException(
                    "epoch and position must be at least 0, got " + epoch + " and " + position);
        }
    }

    /** The start of the first epoch. */
    public static LoaderState start(long seed) {
        return new LoaderState(seed, 0, 0);
    }

    /** The state after one more batch. */
    LoaderState advanced() {
        return new LoaderState(seed, epoch, position + 1);
    }

    /** The start of the next epoch. */
    public LoaderState nextEpoch() {
        return new LoaderState(seed, epoch + 1, 0);
    }
}
