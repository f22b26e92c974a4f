package io.github.qptv2.train;

import io.github.qptv2.data.Batch;
import io.github.qptv2.data.Randoms;

/**
 * Random numbers for each picture of a batch. They depend on the seed, the epoch and the picture's place in the epoch
 * alone: not on how pictures are dealt out to batches and processes, nor on where a run was interrupted.
 *
 * @param purpose sets these numbers apart from others of the same pictures
 * @param columns numbers of each picture
 * @param rank this process among {@code world}
 */
public record PictureNoise(long purpose, int columns, int rank, int world) {

    /** Numbers in [0, 1), (pictures, columns) row by row. */
    public float[] of(Batch batch) {
        var next = batch.next();
        long first = (next.position() - 1) * batch.count();
        var noise = new float[batch.count() * columns];
        for (int i = 0; i < batch.count(); i++) {
            long place = (first + i) * world + rank;
            Randoms.fill(noise, i * columns, columns, Randoms.of(next.seed(), next.epoch(), place, purpose));
        }
        return noise;
    }
}
