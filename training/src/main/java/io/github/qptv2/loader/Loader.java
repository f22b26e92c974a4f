package io.github.qptv2.loader;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.io.OrderedExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Makes batches on worker threads.
 *
 * <pre>{@code
 * var loader = new Loader(ImageDataset.open(folder), new EpochOrder.Shuffled(), augmentation, LoaderConfig.of(64, 2));
 * LoaderState state = LoaderState.start(1);
 * try (Epoch batches = loader.epoch(state)) {
 *     while (batches.hasNext()) {
 *         Batch batch = batches.next();
 *         step(batch);
 *         state = batch.next();       // store this with the checkpoint; loader.epoch(state) goes on exactly there
 *     }
 * }
 * state = state.nextEpoch();
 * }</pre>
 *
 * <p>Batches are a function of data set, order, augmentation, batch size, rank, world, seed, epoch and position. The
 * number of workers and the prefetch change nothing, and neither does resuming. Each rank gets every {@code world}-th
 * image of the epoch's order; what is left over at the end (fewer than batch x world images, others every epoch) is not
 * used, so that all ranks make the same number of full batches. Immutable.
 */
public final class Loader {

    private final ImageDataset dataset;
    private final EpochOrder order;
    private final SampleTransform transform;
    private final SampleTargets targets;
    private final LoaderConfig config;
    private final @Nullable SampleBank bank;

    /** Checks that the data set fills at least one batch on every rank. */
    public Loader(ImageDataset dataset, EpochOrder order, Augmentation augmentation, LoaderConfig config) {
        this(dataset, order, new ImageTransform(augmentation, new ImageCache(0)), SampleTargets.NONE, config, null);
    }

    /** Batches of clips in the place of images. */
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
            throw new IllegalArgumentException("the data set must fill a batch of %d on each of %d ranks, got %d images"
                    .formatted(config.batch(), config.world(), dataset.size()));
        }
    }

    /**
     * The same batches, made with up to so many bytes of scaled images kept from epoch to epoch, where crops scale each
     * image to the same size every time.
     */
    public Loader remembering(long bytes) {
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

    /** The same batches with {@link Batch#targets}, which the loader's threads compute. */
    public Loader withTargets(SampleTargets made) {
        return new Loader(dataset, order, transform, made, config, bank);
    }

    /**
     * Crops and targets that were made ahead in the place of fresh ones, in the same order of images.
     *
     * @param made of this data set, or of what it repeats; complete
     */
    public Loader from(SampleBank made) {
        if (made.shape().size() != transform.size()
                || dataset.size() % made.shape().images() != 0) {
            throw new IllegalArgumentException("a bank must be of the loader's %d images and crops of %d pixels, got %s"
                    .formatted(dataset.size(), transform.size(), made.shape()));
        }
        return new Loader(dataset, order, transform, targets, config, made);
    }

    /** Batches of an epoch, the same on every rank. */
    public long batches() {
        return dataset.size() / config.world() / config.batch();
    }

    /** The rest of an epoch from a state on; empty if the state is at its end. Close it. */
    public Epoch epoch(LoaderState state) {
        if (state.position() > batches()) {
            throw new IllegalArgumentException("position must be in [0, %d], got %d; is it of another data set?"
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
                : bank.of(dataset, state, part)::read;
        int from = Math.toIntExact(state.position() * config.batch());
        int to = Math.toIntExact(batches() * config.batch());
        int ahead = Math.max(config.workers(), config.prefetch() * config.batch());
        var samples = new OrderedExecutor<>(
                IntStream.range(from, to).iterator(), maker::apply, new OrderedExecutor.Width(config.workers(), ahead));
        return new Epoch(samples, config.batch(), transform.size(), state);
    }

    /** Batches one after the other; used by one thread. Closing it early stops the workers and waits for them. */
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
            var made = new ArrayList<LoadedSample>(batch);
            for (int i = 0; i < batch; i++) {
                made.add(samples.next());
            }
            state = state.advanced();
            return new Batch(size, made, state);
        }

        @Override
        public void close() {
            samples.close();
        }
    }
}
