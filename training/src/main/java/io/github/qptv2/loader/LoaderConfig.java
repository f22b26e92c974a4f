package io.github.qptv2.loader;

/**
 * Batch size, worker threads and shard of a loader.
 *
 * @param batch images in a batch of one rank, at least 1
 * @param workers decoding threads, at least 1; does not change the batches
 * @param prefetch batches loaded ahead, at least 1; bounds the memory
 * @param rank rank of this process, in [0, {@code world})
 * @param world world size: number of processes that share the dataset, at least 1
 */
public record LoaderConfig(int batch, int workers, int prefetch, int rank, int world) {

    /** Checks the ranges. */
    public LoaderConfig {
        requirePositive("batch", batch);
        requirePositive("workers", workers);
        requirePositive("prefetch", prefetch);
        requirePositive("world", world);
        if (rank < 0 || rank >= world) {
            throw new IllegalArgumentException("rank must be in [0, %d), got %d".formatted(world, rank));
        }
    }

    /** One process and a prefetch of 2 batches. */
    public static LoaderConfig of(int batch, int workers) {
        return new LoaderConfig(batch, workers, 2, 0, 1);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, got " + value);
        }
    }
}
