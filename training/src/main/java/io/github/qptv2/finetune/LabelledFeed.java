package io.github.qptv2.finetune;

import java.util.OptionalInt;

import io.github.qptv2.data.Augmentation;
import io.github.qptv2.data.ClipSight;
import io.github.qptv2.data.Crop;
import io.github.qptv2.data.Loader;
import io.github.qptv2.data.LoaderConfig;
import io.github.qptv2.data.Order;
import io.github.qptv2.finetune.SquareSettings.Sizing;

/** Random squares of the pictures, or random clips of the videos, that are trained on. */
final class LabelledFeed {

    private static final long MIB = 1 << 20;

    private LabelledFeed() {}

    /** One random clip of each video, for one of {@code world} processes. */
    static Loader ofClips(FinetuneConfig config, ClipSight sight, Labelled train, LoaderConfig dealt) {
        int times = times(config, train.size(), dealt);
        return Loader.ofClips(train.dataset().repeated(times), order(config, times, dealt), sight, dealt);
    }

    /** Random squares, for one of {@code world} processes. */
    static Loader open(FinetuneConfig config, int size, Labelled train, LoaderConfig dealt) {
        var data = config.data();
        int times = times(config, train.size(), dealt);
        var augmentation = new Augmentation(crop(config, size), data.flip(), Augmentation.PRISTINE);
        return new Loader(train.dataset().repeated(times), order(config, times, dealt), augmentation, dealt)
                .remembering(memory(config));
    }

    private static int times(FinetuneConfig config, int pictures, LoaderConfig dealt) {
        int wanted = config.data().batch() * dealt.world();
        return Math.max(config.data().crops(), (wanted + pictures - 1) / pictures);
    }

    private static Order order(FinetuneConfig config, int times, LoaderConfig dealt) {
        return config.data().crops() > 1 ? new Order.Together(times, dealt.world()) : new Order.Shuffled();
    }

    static LoaderConfig dealt(FinetuneConfig config, int rank, int world) {
        var data = config.data();
        return new LoaderConfig(data.batch(), data.workers(), data.prefetch(), rank, world);
    }

    /** Bytes of pictures that may be held in memory. */
    static long memory(FinetuneConfig config) {
        return Math.min(config.data().cache() * MIB, Runtime.getRuntime().maxMemory() / 4);
    }

    private static Crop crop(FinetuneConfig config, int size) {
        var data = config.data();
        if (data.resize() == Sizing.SQUASH) {
            return new Crop.Squashed(size);
        }
        return new Crop.Scored(size, data.shortSide() > 0 ? OptionalInt.of(data.shortSide()) : OptionalInt.empty());
    }
}
