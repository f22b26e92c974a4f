package io.github.qptv2.finetune;

import java.util.OptionalInt;

import io.github.qptv2.data.Augmentation;
import io.github.qptv2.data.Crop;
import io.github.qptv2.data.Dataset;
import io.github.qptv2.data.Loader;
import io.github.qptv2.data.LoaderConfig;
import io.github.qptv2.data.Order;
import io.github.qptv2.finetune.FinetuneConfig.Sizing;

/** Random squares of the pictures that are trained on. */
final class LabelledFeed {

    private static final long MIB = 1 << 20;

    private LabelledFeed() {}

    /** For one of {@code world} processes. */
    static Loader open(FinetuneConfig config, int size, Labelled train, LoaderConfig dealt) {
        var data = config.data();
        Dataset pictures = train.dataset();
        int wanted = data.batch() * dealt.world();
        int times = Math.max(data.crops(), (wanted + pictures.size() - 1) / pictures.size());
        var augmentation = new Augmentation(crop(config, size), data.flip(), Augmentation.PRISTINE);
        var order = data.crops() > 1 ? new Order.Together(times, dealt.world()) : new Order.Shuffled();
        return new Loader(pictures.repeated(times), order, augmentation, dealt).remembering(memory(config));
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
