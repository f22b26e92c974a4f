package io.github.qptv2.train;

import io.github.qptv2.loader.Batch;
import io.github.qptv2.loader.SeededRandom;

/**
 * Uniform random numbers for each image of a batch. They depend only on the seed, the epoch and the image's place in
 * the epoch: not on the batch size, the number of processes or an interruption.
 *
 * @param purpose of the numbers; different purposes get independent numbers for the same image
 * @param columns numbers of an image
 * @param rank rank of this process, in [0, {@code world})
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
