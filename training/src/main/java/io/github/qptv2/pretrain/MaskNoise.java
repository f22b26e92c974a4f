package io.github.qptv2.pretrain;

import java.util.SplittableRandom;

import io.github.qptv2.data.Batch;
import io.github.qptv2.data.Randoms;
import io.github.qptv2.tensor.Tensor;

/**
 * The noise that decides which units are hidden. It depends on the seed, the epoch and the picture's place in the epoch
 * alone: not on how pictures are dealt out to batches and processes, nor on where a run was interrupted.
 *
 * @param units of each picture
 * @param rank this process among {@code world}
 */
record MaskNoise(int units, int rank, int world) {

    private static final long MASKS = 0x6d61736b; // apart from the loader's draws

    /** Noise (B, N) in [0, 1). */
    Tensor of(Batch batch) {
        var next = batch.next();
        long first = (next.position() - 1) * batch.count();
        var noise = new float[batch.count() * units];
        for (int i = 0; i < batch.count(); i++) {
            long place = (first + i) * world + rank;
            fill(noise, i * units, Randoms.of(next.seed(), next.epoch(), place, MASKS));
        }
        return Tensor.of(noise, batch.count(), units);
    }

    private void fill(float[] noise, int from, SplittableRandom random) {
        for (int i = from; i < from + units; i++) {
            noise[i] = random.nextInt(1 << 24) / (float) (1 << 24); // every value of a float's precision
        }
    }
}
