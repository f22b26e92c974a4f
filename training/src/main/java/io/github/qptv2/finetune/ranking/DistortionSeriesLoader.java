package io.github.qptv2.finetune.ranking;

import java.util.List;
import java.util.stream.LongStream;

import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.dataset.SampleSource;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.finetune.config.RankAugmentation;
import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.loader.EpochOrder;
import io.github.qptv2.loader.SeededRandom;
import io.github.qptv2.loader.UsableSamples;

/**
 * Makes distortion series of images or clips on worker threads. A series is a function of the seed and its number.
 * Unusable files are replaced as {@link UsableSamples} says.
 */
public final class DistortionSeriesLoader implements AutoCloseable {

    private static final long PURPOSE = 0x6c6164; // independent of other draws

    private final RankAugmentation settings;
    private final DistortionSeriesMaker maker;
    private final long seed;
    private final ImageDataset images;
    private final Shard shard;
    private Shuffled shuffled = new Shuffled(-1, new int[0]);
    private OrderedExecutor<Long, SeriesCrops> ready;

    /** The order of one pass over all images. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Shuffled(long epoch, int[] order) {}

    /**
     * The share of a process in the series.
     *
     * @param rank rank of this process, in [0, {@code world})
     * @param workers threads, at least 1
     */
    public record Shard(int rank, int world, int workers) {}

    /** @param images or videos that {@code maker} distorts */
    public DistortionSeriesLoader(
            FinetuneConfig config, DistortionSeriesMaker maker, ImageDataset images, Shard shard) {
        this.settings = config.rankAugmentation();
        this.maker = maker;
        this.seed = config.seed();
        this.images = images;
        this.shard = shard;
        ready = from(0);
    }

    public ImageDataset images() {
        return images;
    }

    /** Continues after {@code steps} steps. */
    public void resume(long steps) {
        ready.close();
        ready = from(steps);
    }

    private OrderedExecutor<Long, SeriesCrops> from(long steps) {
        long first = steps * settings.images();
        var numbers = LongStream.iterate(first, number -> number + 1)
                .map(number -> number * shard.world() + shard.rank())
                .iterator();
        int ahead = Math.max(shard.workers(), 2 * settings.images());
        return new OrderedExecutor<>(numbers, this::make, new OrderedExecutor.Width(shard.workers(), ahead));
    }

    /** The series of the next step. */
    public List<SeriesCrops> next() {
        return LongStream.range(0, settings.images())
                .mapToObj(i -> ready.next())
                .toList();
    }

    private SeriesCrops make(long number) {
        var samples =
                new UsableSamples("image or video of rank-augmentation.path", images.size(), at -> source(number + at));
        var usable = samples.read(0, (source, at) -> maker.levels(source, SeededRandom.of(seed, PURPOSE, number)));
        return usable.value().with(usable.unusable());
    }

    /** The images in random order, and in another one in each pass. */
    private SampleSource source(long number) {
        return images.get(order(number / images.size())[(int) (number % images.size())]);
    }

    private synchronized int[] order(long epoch) {
        if (shuffled.epoch() != epoch) {
            shuffled = new Shuffled(
                    epoch, new EpochOrder.Shuffled().indices(images, SeededRandom.mix(seed, PURPOSE), epoch));
        }
        return shuffled.order();
    }

    @Override
    public void close() {
        ready.close();
    }
}
