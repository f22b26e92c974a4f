package io.github.qptv2.loader;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.io.OrderedExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Loads batches on worker threads.
 *
 * <pre>{@code
 * var loader = new Loader(ImageDataset.open(folder), new EpochOrder.Shuffled(), augmentation, LoaderConfig.of(64, 2));
 * LoaderState state = LoaderState.start(1);
 * try (Epoch batches = loader.epoch(state)) {
 *     while (batches.hasNext()) {
 *         Batch batch = batches.next();
 *         step(batch);
 *         state = batch.next();       // in a checkpoint: loader.epoch(state) resumes here
 *     }
 * }
 * state = state.nextEpoch();
 * }</pre>
 *
 * <p>Batches are a function of dataset, order, augmentation, batch size, rank, world, seed, epoch and position. They do
 * not depend on the number of workers, the prefetch or an interruption. Each rank gets every {@code world}-th image of
 * the epoch's order. The last images of an epoch, fewer than batch x world and others in every epoch, are not used, so
 * that all ranks make the same number of full batches. Immutable.
 */
public final class Loader {

    private final ImageDataset dataset;
    private final EpochOrder order;
    private final SampleTransform transform;
    private final SampleTargets targets;
    private final LoaderConfig config;
    private final @Nullable SampleBank bank;

    /** Checks that the dataset fills at least one batch on every rank. */
    public Loader(ImageDataset dataset, EpochOrder order, Augmentation augmentation, LoaderConfig config) {
        this(dataset, order, new ImageTransform(augmentation, new ImageCache(0)), SampleTargets.NONE, config, null);
    }

    /** Batches of clips. */
    public static Loader ofClips(ImageDataset clips, EpochOrder order, ClipTransform transform, LoaderConfig config) {
        return new Loader(clips, order, transform, SampleTargets.NONE, config, null);
    }

    private Loader(
            ImageDataset dataset,
            EpochOrder order,
            SampleTransform transform,
            SampleTargets targets,
            LoaderConfig config,
            @Nullable SampleBank bank) {
        this.dataset = dataset;
        this.order = order;
        this.transform = transform;
        this.targets = targets;
        this.config = config;
        this.bank = bank;
        if (batches() < 1) {
            throw new IllegalArgumentException("the dataset must fill a batch of %d on each of %d ranks, got %d images"
                    .formatted(config.batch(), config.world(), dataset.size()));
        }
    }

    /**
     * The same batches, with a cache of scaled images where {@link CropSampler#hasFixedScale}.
     *
     * @param bytes of the cache, at least 0
     */
    public Loader withCache(long bytes) {
        return transform instanceof ImageTransform images
                ? new Loader(
                        dataset,
                        order,
                        new ImageTransform(images.augmentation(), new ImageCache(bytes)),
                        targets,
                        config,
                        bank)
                : this;
    }

    /** The same batches with {@link Batch#targets}, which the worker threads compute. */
    public Loader withTargets(SampleTargets computed) {
        return new Loader(dataset, order, transform, computed, config, bank);
    }

    /**
     * Crops and targets read from a bank, in the same order of images.
     *
     * @param complete bank of this dataset, or of the one that it repeats, with all its crops
     */
    public Loader from(SampleBank complete) {
        var shape = complete.shape();
        if (shape.size() != transform.size() || dataset.size() % shape.images() != 0) {
            throw new IllegalArgumentException("a bank must be of the loader's %d images and crops of %d pixels, got %s"
                    .formatted(dataset.size(), transform.size(), shape));
        }
        return new Loader(dataset, order, transform, targets, config, complete);
    }

    /** Batches of an epoch, the same on every rank. */
    public long batches() {
        return dataset.size() / config.world() / config.batch();
    }

    /**
     * The rest of an epoch from a state on, empty if the state is at its end.
     *
     * @return to be closed
     */
    public Epoch epoch(LoaderState state) {
        if (state.position() > batches()) {
            throw new IllegalArgumentException("position must be in [0, %d], got %d; is it of another dataset?"
                    .formatted(batches(), state.position()));
        }
        int[] indices = order.indices(dataset, state.seed(), state.epoch());
        int places = dataset.size() / config.world();
        var part = new SampleMaker.Part() {
            @Override
            public int size() {
                return places;
            }

            @Override
            public int index(int place) {
                return indices[place * config.world() + config.rank()];
            }
        };
        IntFunction<LoadedSample> maker = bank == null
                ? new SampleMaker(dataset, transform, targets, config, state, part)::make
                : bank.epoch(dataset, state, part)::read;
        int from = Math.toIntExact(state.position() * config.batch());
        int to = Math.toIntExact(batches() * config.batch());
        int ahead = Math.max(config.workers(), config.prefetch() * config.batch());
        var samples = new OrderedExecutor<>(
                IntStream.range(from, to).iterator(), maker::apply, new OrderedExecutor.Width(config.workers(), ahead));
        return new Epoch(samples, config.batch(), transform.size(), state);
    }

    /** The batches of an epoch in order, for one thread. Closing stops the workers and waits for them. */
    public static final class Epoch implements Iterator<Batch>, AutoCloseable {

        private final OrderedExecutor<Integer, LoadedSample> samples;
        private final int batch;
        private final int size;
        private LoaderState state;

        private Epoch(OrderedExecutor<Integer, LoadedSample> samples, int batch, int size, LoaderState state) {
            this.samples = samples;
            this.batch = batch;
            this.size = size;
            this.state = state;
        }

        @Override
        public boolean hasNext() {
            return samples.hasNext();
        }

        /** Waits for the next batch. */
        @Override
        public Batch next() {
            var loaded = new ArrayList<LoadedSample>(batch);
            for (int i = 0; i < batch; i++) {
                loaded.add(samples.next());
            }
            state = state.advanced();
            return new Batch(size, loaded, state);
        }

        @Override
        public void close() {
            samples.close();
        }
    }
}
