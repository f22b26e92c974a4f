package io.github.qptv2.loader;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.github.qptv2.dataset.ImageDataset;

/**
 * In which order an epoch visits a data set. An order is a function of the data set, the seed and the epoch, known
 * before anything is read: that is what makes resuming exact.
 */
public sealed interface EpochOrder {

    /** All indices of the data set, each once. */
    int[] indices(ImageDataset dataset, long seed, long epoch);

    /** As the data set has them, every epoch the same. */
    record Sequential() implements EpochOrder {
        @Override
        public int[] indices(ImageDataset dataset, long seed, long epoch) {
            return range(dataset.size());
        }
    }

    /** Every order equally likely; reads all over the data set, so for single files or a fast disk. */
    record Shuffled() implements EpochOrder {
        @Override
        public int[] indices(ImageDataset dataset, long seed, long epoch) {
            int[] all = range(dataset.size());
            SeededRandom.shuffle(all, SeededRandom.of(seed, epoch));
            return all;
        }
    }

    /**
     * Every order of groups equally likely, for a data set that is {@link ImageDataset#repeated}: the repetitions of a
     * image follow one another on one rank, but for the last few where ranks do not divide the images.
     *
     * @param repetitions of each image, at least 1
     * @param world ranks among which the order is dealt out
     */
    record Together(int repetitions, int world) implements EpochOrder {
        @Override
        public int[] indices(ImageDataset dataset, long seed, long epoch) {
            int images = dataset.size() / repetitions;
            int[] groups = range(images);
            SeededRandom.shuffle(groups, SeededRandom.of(seed, epoch));
            int even = images / world * world;
            var all = new int[dataset.size()];
            for (int i = 0; i < images; i++) {
                for (int copy = 0; copy < repetitions; copy++) {
                    int place =
                            i < even ? (i / world * repetitions + copy) * world + i % world : i * repetitions + copy;
                    all[place] = copy * images + groups[i];
                }
            }
            return all;
        }
    }

    /**
     * Shards in random order, each read from front to back, and a buffer that mixes neighbors: reads a disk nearly in
     * its own order. A data set of single files is one shard.
     *
     * @param buffer images waiting to be drawn from, at least 1; the next of the shard takes the place of the one drawn
     */
    record ByShard(int buffer) implements EpochOrder {
        /** Checks the range. */
        public ByShard {
            if (buffer < 1) {
                throw new IllegalArgumentException("the buffer must hold at least 1 image, got " + buffer);
            }
        }

        @Override
        public int[] indices(ImageDataset dataset, long seed, long epoch) {
            SplittableRandom random = SeededRandom.of(seed, epoch);
            int[] read = shards(dataset, random);
            int[] waiting = new int[Math.min(buffer, read.length)];
            System.arraycopy(read, 0, waiting, 0, waiting.length);
            var drawn = new int[read.length];
            int left = waiting.length;
            for (int i = 0; i < read.length; i++) {
                int place = random.nextInt(left);
                drawn[i] = waiting[place];
                boolean more = i + waiting.length < read.length;
                waiting[place] = more ? read[i + waiting.length] : waiting[--left];
            }
            return drawn;
        }

        private static int[] shards(ImageDataset dataset, SplittableRandom random) {
            List<Integer> sizes = dataset.shards().isEmpty() ? List.of(dataset.size()) : dataset.shards();
            var starts = new int[sizes.size()];
            for (int i = 1; i < starts.length; i++) {
                starts[i] = starts[i - 1] + sizes.get(i - 1);
            }
            int[] shards = range(sizes.size());
            SeededRandom.shuffle(shards, random);
            var indices = new int[dataset.size()];
            int size = 0;
            for (int shard : shards) {
                for (int i = 0; i < sizes.get(shard); i++) {
                    indices[size++] = starts[shard] + i;
                }
            }
            return indices;
        }
    }

    private static int[] range(int size) {
        return IntStream.range(0, size).toArray();
    }
}
