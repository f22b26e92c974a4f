package io.github.qptv2.finetune.ranking;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.dataset.SampleSource;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.finetune.config.RankAugmentation;
import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.loader.EpochOrder;
import io.github.qptv2.loader.NoUsableSampleException;
import io.github.qptv2.loader.SeededRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ladders of images or clips, made on worker threads. What is made depends on the seed and the number of the ladder
 * alone.
 */
public final class DistortionSeriesLoader implements AutoCloseable {

    private static final long PURPOSE = 0x6c6164; // apart from other draws
    private static final int TRIES = 100;
    private static final Logger LOG = LoggerFactory.getLogger(DistortionSeriesLoader.class);

    private final RankAugmentation settings;
    private final DistortionSeriesMaker maker;
    private final long seed;
    private final ImageDataset images;
    private final Shard shard;
    private Shuffled shuffled = new Shuffled(-1, new int[0]);
    private final Set<String> named = ConcurrentHashMap.newKeySet();
    private OrderedExecutor<Long, Levels> ready;

    /** The order of one time through all images. */
    @SuppressWarnings("ArrayRecordComponent") // kept, never compared
    private record Shuffled(long epoch, int[] order) {}

    /** Which ladders a process makes, on how many threads. */
    public record Shard(int rank, int world, int workers) {}

    /** One image or clip at all its levels. */
    @SuppressWarnings("ArrayRecordComponent")
    public // a carrier between two steps, never compared
    record Levels(byte[] crops, float[] randomScores) {}

    private DistortionSeriesLoader(
            FinetuneConfig config, DistortionSeriesMaker maker, ImageDataset images, Shard shard) {
        this.settings = config.rankAugmentation();
        this.maker = maker;
        this.seed = config.seed();
        this.images = images;
        this.shard = shard;
        ready = from(0);
    }

    /** Of images, for a network that sees crops of so many pixels. */
    public static DistortionSeriesLoader open(FinetuneConfig config, int size, Shard shard) throws IOException {
        var maker = new ImageDistortionSeries(config.rankAugmentation(), new CropTransform(config.data(), size));
        return new DistortionSeriesLoader(
                config,
                maker,
                ImageDataset.open(Path.of(config.rankAugmentation().path())),
                shard);
    }

    /** Of videos, for a network for clips. */
    public static DistortionSeriesLoader ofClips(FinetuneConfig config, ClipDistortionSeries maker, Shard shard)
            throws IOException {
        return new DistortionSeriesLoader(config, maker, ClipDistortionSeries.videos(config.rankAugmentation()), shard);
    }

    public ImageDataset images() {
        return images;
    }

    /** Goes on after so many steps. */
    public void resume(long steps) {
        ready.close();
        ready = from(steps);
    }

    private OrderedExecutor<Long, Levels> from(long steps) {
        long first = steps * settings.images();
        Iterator<Long> numbers = LongStream.iterate(first, number -> number + 1)
                .map(number -> number * shard.world() + shard.rank())
                .iterator();
        int ahead = Math.max(shard.workers(), 2 * settings.images());
        return new OrderedExecutor<>(numbers, this::make, new OrderedExecutor.Width(shard.workers(), ahead));
    }

    /** The ladders of the next step. */
    public List<Levels> next() {
        return LongStream.range(0, settings.images())
                .mapToObj(i -> ready.next())
                .toList();
    }

    private Levels make(long number) {
        String last = "";
        int most = Math.min(TRIES, images.size());
        for (int skipped = 0; skipped < most; skipped++) {
            var source = source(number + skipped);
            try {
                return maker.levels(source, SeededRandom.of(seed, PURPOSE, number));
            } catch (IOException | RuntimeException e) {
                last = String.valueOf(e.getMessage());
                if (named.add(source.name())) {
                    LOG.warn("ladders are made of other images or videos: {}", last);
                }
            }
        }
        throw new NoUsableSampleException(
                "no image or video of rank-augmentation.path can be used of the %d tried; the last: %s"
                        .formatted(most, last));
    }

    /** Every image once, in random order, then all of them in another. */
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
