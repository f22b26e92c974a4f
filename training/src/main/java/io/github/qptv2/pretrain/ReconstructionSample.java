package io.github.qptv2.pretrain;

import java.io.IOException;
import java.nio.file.Path;

import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.loader.Augmentation;
import io.github.qptv2.loader.Batch;
import io.github.qptv2.loader.CropSampler;
import io.github.qptv2.loader.EpochOrder;
import io.github.qptv2.loader.Loader;
import io.github.qptv2.loader.LoaderConfig;
import io.github.qptv2.loader.LoaderState;
import io.github.qptv2.monitor.PngImage;
import io.github.qptv2.pretrain.PretrainConfig.Target;
import io.github.qptv2.scoring.bundle.ChannelOrder;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.Scope;

/**
 * The same few images, damaged and masked in the same way every time, so that one sees the network learn.
 *
 * @param batch the middle of each image
 */
record ReconstructionSample(Batch batch, ReconstructionTarget space) {

    /** From {@code output.images-of}, or the first of the data. */
    static ReconstructionSample open(PretrainConfig config, PretrainData feed) throws IOException {
        String of = config.output().imagesOf();
        var images = of.isEmpty() ? feed.images() : ImageDataset.open(Path.of(of));
        int size = config.encoder().imageSize(),
                count = Math.min(config.output().images(), images.size());
        var augmentation = new Augmentation(
                new CropSampler.Center(size, size), 0, feed.augmentation().degradation());
        var loader = new Loader(images, new EpochOrder.Sequential(), augmentation, LoaderConfig.of(count, 1));
        try (var epoch = loader.epoch(LoaderState.start(config.seed()))) {
            return new ReconstructionSample(epoch.next(), space(config));
        }
    }

    private static ReconstructionTarget space(PretrainConfig config) {
        return new ReconstructionTarget(
                config.masking().target() == Target.PRISTINE,
                config.masking().normPix(),
                config.data().normalization(),
                ChannelOrder.RGB);
    }

    /** What the network makes of them now. */
    PngImage reconstructed(PretrainStep step) {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open()) {
            return ReconstructionGrid.draw(
                    ReconstructionRow.of(batch, step.reconstruct(batch, space), ReconstructionGrid.MOST_ROWS));
        }
    }
}
