package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

import io.github.qptv2.data.Dataset;
import io.github.qptv2.data.Order;
import io.github.qptv2.data.Pipeline;
import io.github.qptv2.data.Randoms;
import io.github.qptv2.data.SampleSource;
import io.github.qptv2.degrade.Chain;
import io.github.qptv2.degrade.KadidType;
import io.github.qptv2.media.image.Filter;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.model.HiVitConfig;

/**
 * The same square of a picture at rising severity, made on worker threads. A picture is damaged before it is scaled, as
 * those are that a model is asked about. What is made depends on the seed and the number of the ladder alone.
 */
final class LadderFeed implements AutoCloseable {

    private static final long PURPOSE = 0x6c6164; // apart from other draws
    private static final int TRIES = 100;
    private static final ImageReader READER = ImageReader.standard();

    private final Ladders settings;
    private final Scaling scaling;
    private final long seed;
    private final Dataset pictures;
    private final List<KadidType> types;
    private final Dealt dealt;
    private Shuffled shuffled = new Shuffled(-1, new int[0]);
    private Pipeline<Long, Rungs> ready;

    /** The order of one time through all pictures. */
    @SuppressWarnings("ArrayRecordComponent") // kept, never compared
    private record Shuffled(long epoch, int[] order) {}

    /** Which ladders a process makes, on how many threads. */
    record Dealt(int rank, int world, int workers) {}

    /**
     * One picture at all its levels.
     *
     * @param squares pixels of the versions, the best first, (levels, S, S, 3)
     * @param lots a number in [0, 1) for each unit of the square, which decide what is looked at, in all versions
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier between two steps, never compared
    record Rungs(byte[] squares, float[] lots) {}

    private LadderFeed(Ladders settings, Scaling scaling, long seed, Dataset pictures, Dealt dealt) {
        this.settings = settings;
        this.scaling = scaling;
        this.seed = seed;
        this.pictures = pictures;
        this.dealt = dealt;
        types = settings.types().stream().map(KadidType::named).toList();
        ready = from(0);
    }

    static LadderFeed open(FinetuneConfig config, int size, Dealt dealt) throws IOException {
        var settings = config.ladders();
        var scaling = new Scaling(config.data(), size);
        return new LadderFeed(settings, scaling, config.seed(), Dataset.open(Path.of(settings.path())), dealt);
    }

    Dataset pictures() {
        return pictures;
    }

    /** Goes on after so many steps. */
    void goOn(long steps) {
        ready.close();
        ready = from(steps);
    }

    private Pipeline<Long, Rungs> from(long steps) {
        long first = steps * settings.pictures();
        Iterator<Long> numbers = LongStream.iterate(first, number -> number + 1)
                .map(number -> number * dealt.world() + dealt.rank())
                .iterator();
        int ahead = Math.max(dealt.workers(), 2 * settings.pictures());
        return new Pipeline<>(numbers, this::make, new Pipeline.Width(dealt.workers(), ahead));
    }

    /** The ladders of the next step. */
    List<Rungs> next() {
        return LongStream.range(0, settings.pictures())
                .mapToObj(i -> ready.next())
                .toList();
    }

    private Rungs make(long number) {
        String last = "";
        for (int skipped = 0; skipped < TRIES; skipped++) {
            var source = source(number + skipped);
            try {
                return rungs(source, Randoms.of(seed, PURPOSE, number));
            } catch (IOException | IllegalArgumentException e) {
                last = String.valueOf(e.getMessage());
            }
        }
        throw new IllegalStateException(
                "no picture of ladders.path can be used of the %d tried; the last: %s".formatted(TRIES, last));
    }

    /** Every picture once, in random order, then all of them in another. */
    private SampleSource source(long number) {
        return pictures.get(order(number / pictures.size())[(int) (number % pictures.size())]);
    }

    private synchronized int[] order(long epoch) {
        if (shuffled.epoch() != epoch) {
            shuffled = new Shuffled(epoch, new Order.Shuffled().indices(pictures, Randoms.mix(seed, PURPOSE), epoch));
        }
        return shuffled.order();
    }

    private Rungs rungs(SampleSource source, SplittableRandom random) throws IOException {
        Image region = scaling.region(reduced(READER.read(source.data().read(), source.name())), random);
        KadidType type = types.get(random.nextInt(types.size()));
        long chance = random.nextLong();
        double strength = Math.pow(settings.faintest(), random.nextDouble());
        int bytes = 3 * scaling.size() * scaling.size();
        var squares = new byte[settings.levels() * bytes];
        for (int level = 0; level < settings.levels(); level++) {
            Image damaged = damaged(region, type, settings.severity(level), chance);
            Image square = scaling.square(Mixture.of(region, damaged, strength));
            System.arraycopy(square.rgb(), 0, squares, level * bytes, bytes);
        }
        return new Rungs(squares, lots(random));
    }

    private float[] lots(SplittableRandom random) {
        int across = scaling.size() / HiVitConfig.UNIT;
        var lots = new float[across * across];
        for (int i = 0; i < lots.length; i++) {
            lots[i] = random.nextInt(1 << 24) / (float) (1 << 24); // every value of a float's precision
        }
        return lots;
    }

    private static Image damaged(Image region, KadidType type, int severity, long chance) {
        return severity == 0
                ? region
                : new Chain(List.of(type.ladder().get(severity - 1).degradation()), chance).apply(region);
    }

    private Image reduced(Image picture) {
        int shorter = Math.min(picture.width(), picture.height()), wanted = settings.shortSide();
        if (wanted == 0 || shorter <= wanted) {
            return picture;
        }
        double scale = (double) wanted / shorter;
        return Resize.resize(
                picture,
                (int) Math.round(picture.width() * scale),
                (int) Math.round(picture.height() * scale),
                Filter.BICUBIC);
    }

    @Override
    public void close() {
        ready.close();
    }
}
