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

/** Random squares of the images, or random clips of the videos, that are trained on. */
final class LabeledData {

    private static final long MIB = 1 << 20;

    private LabeledData() {}

    /** One random clip of each video, for one of {@code world} processes. */
    static Loader ofClips(FinetuneConfig config, ClipTransform transform, LabeledImages train, LoaderConfig dealt) {
        int times = times(config, train.size(), dealt);
        return Loader.ofClips(train.dataset().repeated(times), order(config, times, dealt), transform, dealt);
    }

    /** Random crops, for one of {@code world} processes. */
    static Loader open(FinetuneConfig config, int size, LabeledImages train, LoaderConfig dealt) {
        var data = config.data();
        int times = times(config, train.size(), dealt);
        var augmentation = new Augmentation(crop(config, size), data.flip(), Augmentation.PRISTINE);
        return new Loader(train.dataset().repeated(times), order(config, times, dealt), augmentation, dealt)
                .remembering(memory(config));
    }

    private static int times(FinetuneConfig config, int images, LoaderConfig dealt) {
        int wanted = config.data().batch() * dealt.world();
        return Math.max(config.data().crops(), (wanted + images - 1) / images);
    }

    private static EpochOrder order(FinetuneConfig config, int times, LoaderConfig dealt) {
        return config.data().crops() > 1 ? new EpochOrder.Together(times, dealt.world()) : new EpochOrder.Shuffled();
    }

    static LoaderConfig dealt(FinetuneConfig config, int rank, int world) {
        var data = config.data();
        return new LoaderConfig(data.batch(), data.workers(), data.prefetch(), rank, world);
    }

    /** Bytes of images that may be held in memory. */
    static long memory(FinetuneConfig config) {
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
