package io.github.qptv2.loader;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.github.qptv2.dataset.ImageDataset;

/**
 * The order of a dataset in an epoch: a function of dataset, seed and epoch that is known before anything is read,
 * which makes resuming exact.
 */
public sealed interface EpochOrder {

    /** All indices of the dataset, each once. */
    int[] indices(ImageDataset dataset, long seed, long epoch);

    /** The dataset's own order in every epoch. */
    record Sequential() implements EpochOrder {
        @Override
        public int[] indices(ImageDataset dataset, long seed, long epoch) {
            return range(dataset.size());
        }
    }

    /**
     * A uniformly random permutation. Reads the dataset at random positions, so it suits single files or a fast disk.
     */
    record Shuffled() implements EpochOrder {
        @Override
        public int[] indices(ImageDataset dataset, long seed, long epoch) {
            int[] all = range(dataset.size());
            SeededRandom.shuffle(all, SeededRandom.of(seed, epoch));
            return all;
        }
    }

    /**
     * A uniformly random permutation of the images of a dataset that is {@link ImageDataset#repeated}: the repetitions
     * of an image follow one another on one rank, except for the last images where the number of ranks does not divide
     * them.
     *
     * @param repetitions of each image, at least 1
     * @param world ranks that share the order
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
     * Shards in random order, each read from start to end through a shuffle buffer, so that a disk is read almost
     * sequentially. A dataset of single files is one shard.
     *
     * @param buffer size of the shuffle buffer in images, at least 1; the next of the shard replaces each image drawn
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
            int[] buffered = new int[Math.min(buffer, read.length)];
            System.arraycopy(read, 0, buffered, 0, buffered.length);
            var drawn = new int[read.length];
            int left = buffered.length;
            for (int i = 0; i < read.length; i++) {
                int place = random.nextInt(left);
                drawn[i] = buffered[place];
                boolean more = i + buffered.length < read.length;
                buffered[place] = more ? read[i + buffered.length] : buffered[--left];
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
