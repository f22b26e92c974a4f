package io.github.qptv2.train;

import io.github.qptv2.loader.Batch;
import io.github.qptv2.loader.SeededRandom;

/**
 * Random numbers for each image of a batch. They depend on the seed, the epoch and the image's place in the epoch
 * alone: not on how images are dealt out to batches and processes, nor on where a run was interrupted.
 *
 * @param purpose sets these numbers apart from others of the same images
 * @param columns numbers of each image
 * @param rank this process among {@code world}
 */
public record SampleNoise(long purpose, int columns, int rank, int world) {

    /** Numbers in [0, 1), (images, columns) row by row. */
    public float[] of(Batch batch) {
        var next = batch.next();
        long first = (next.position() - 1) * batch.count();
        var noise = new float[batch.count() * columns];
        for (int i = 0; i < batch.count(); i++) {
            long place = (first + i) * world + rank;
            SeededRandom.fill(noise, i * columns, columns, SeededRandom.of(next.seed(), next.epoch(), place, purpose));
        }
        return noise;
    }
}
