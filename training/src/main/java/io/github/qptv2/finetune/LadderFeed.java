package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

import io.github.qptv2.data.Dataset;
import io.github.qptv2.data.NothingUsable;
import io.github.qptv2.data.Order;
import io.github.qptv2.data.Pipeline;
import io.github.qptv2.data.Randoms;
import io.github.qptv2.data.SampleSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ladders of pictures or clips, made on worker threads. What is made depends on the seed and the number of the ladder
 * alone.
 */
final class LadderFeed implements AutoCloseable {

    private static final long PURPOSE = 0x6c6164; // apart from other draws
    private static final int TRIES = 100;
    private static final Logger LOG = LoggerFactory.getLogger(LadderFeed.class);

    private final Ladders settings;
    private final LadderMaker maker;
    private final long seed;
    private final Dataset pictures;
    private final Dealt dealt;
    private Shuffled shuffled = new Shuffled(-1, new int[0]);
    private final Set<String> named = ConcurrentHashMap.newKeySet();
    private Pipeline<Long, Rungs> ready;

    /** The order of one time through all pictures. */
    @SuppressWarnings("ArrayRecordComponent") // kept, never compared
    private record Shuffled(long epoch, int[] order) {}

    /** Which ladders a process makes, on how many threads. */
    record Dealt(int rank, int world, int workers) {}

    /** One picture or clip at all its levels. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier between two steps, never compared
    record Rungs(byte[] squares, float[] lots) {}

    private LadderFeed(FinetuneConfig config, LadderMaker maker, Dataset pictures, Dealt dealt) {
        this.settings = config.ladders();
        this.maker = maker;
        this.seed = config.seed();
        this.pictures = pictures;
        this.dealt = dealt;
        ready = from(0);
    }

    /** Of pictures, for a network that sees squares of so many pixels. */
    static LadderFeed open(FinetuneConfig config, int size, Dealt dealt) throws IOException {
        var maker = new PictureLadders(config.ladders(), new Scaling(config.data(), size));
        return new LadderFeed(
                config, maker, Dataset.open(Path.of(config.ladders().path())), dealt);
    }

    /** Of videos, for a network for clips. */
    static LadderFeed ofClips(FinetuneConfig config, ClipLadders maker, Dealt dealt) throws IOException {
        return new LadderFeed(config, maker, ClipLadders.videos(config.ladders()), dealt);
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
        int most = Math.min(TRIES, pictures.size());
        for (int skipped = 0; skipped < most; skipped++) {
            var source = source(number + skipped);
            try {
                return maker.rungs(source, Randoms.of(seed, PURPOSE, number));
            } catch (IOException | RuntimeException e) {
                last = String.valueOf(e.getMessage());
                if (named.add(source.name())) {
                    LOG.warn("ladders are made of other pictures or videos: {}", last);
                }
            }
        }
        throw new NothingUsable(
                "no picture or video of ladders.path can be used of the %d tried; the last: %s".formatted(most, last));
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

    @Override
    public void close() {
        ready.close();
    }
}
