package io.github.qptv2.finetune;

import java.util.OptionalInt;

import io.github.qptv2.finetune.config.CropSettings.Sizing;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.loader.Augmentation;
import io.github.qptv2.loader.ClipTransform;
import io.github.qptv2.loader.CropSampler;
import io.github.qptv2.loader.EpochOrder;
import io.github.qptv2.loader.Loader;
import io.github.qptv2.loader.LoaderConfig;

/** Loaders of the training images' random crops, or of the training videos' random clips. */
final class LabeledData {

    private static final long MIB = 1 << 20;

    private LabeledData() {}

    /** One random clip of each video, for one of {@code world} processes. */
    static Loader ofClips(FinetuneConfig config, ClipTransform transform, LabeledImages train, LoaderConfig shard) {
        int times = times(config, train.size(), shard);
        return Loader.ofClips(train.dataset().repeated(times), order(config, times, shard), transform, shard);
    }

    /** Random crops, for one of {@code world} processes. */
    static Loader open(FinetuneConfig config, int size, LabeledImages train, LoaderConfig shard) {
        var data = config.data();
        int times = times(config, train.size(), shard);
        var augmentation = new Augmentation(crop(config, size), data.flip(), Augmentation.PRISTINE, data.corrupt());
        return new Loader(train.dataset().repeated(times), order(config, times, shard), augmentation, shard)
                .withCache(cacheBytes(config));
    }

    private static int times(FinetuneConfig config, int images, LoaderConfig shard) {
        int wanted = config.data().batch() * shard.world();
        return Math.max(config.data().crops(), (wanted + images - 1) / images);
    }

    private static EpochOrder order(FinetuneConfig config, int times, LoaderConfig shard) {
        return config.data().crops() > 1 ? new EpochOrder.Together(times, shard.world()) : new EpochOrder.Shuffled();
    }

    static LoaderConfig shard(FinetuneConfig config, int rank, int world) {
        var data = config.data();
        return new LoaderConfig(data.batch(), data.workers(), data.prefetch(), rank, world);
    }

    /** Bytes of images that may be kept in memory. */
    static long cacheBytes(FinetuneConfig config) {
        return Math.min(config.data().cache() * MIB, Runtime.getRuntime().maxMemory() / 4);
    }

    private static CropSampler crop(FinetuneConfig config, int size) {
        var data = config.data();
        if (data.resize() == Sizing.SQUASH) {
            return new CropSampler.Squashed(size);
        }
        return new CropSampler.Scored(
                size, data.shortSide() > 0 ? OptionalInt.of(data.shortSide()) : OptionalInt.empty());
    }
}
