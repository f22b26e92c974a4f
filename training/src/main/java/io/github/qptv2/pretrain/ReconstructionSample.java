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
import io.github.qptv2.scoring.bundle.ChannelOrder;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.Scope;

/**
 * Fixed evaluation batch for previews of reconstructions, with the same degradations and masks every time.
 *
 * @param batch center crops
 * @param space normalization of the reconstruction
 */
record ReconstructionSample(Batch batch, ReconstructionTarget space) {

    /** The first images of {@code output.images-of}, or of the data. */
    static ReconstructionSample open(PretrainConfig config, PretrainData feed) throws IOException {
        String of = config.output().imagesOf();
        var images = of.isEmpty() ? feed.images() : ImageDataset.open(Path.of(of));
        int size = config.encoder().imageSize(),
                count = Math.min(config.output().images(), images.size());
        var augmentation = new Augmentation(
                        new CropSampler.Center(size, size),
                        0,
                        feed.augmentation().degradation())
                .withCorruptFiles(feed.augmentation().corrupt());
        var loader = new Loader(images, new EpochOrder.Sequential(), augmentation, LoaderConfig.of(count, 1));
        try (var epoch = loader.epoch(LoaderState.start(config.seed()))) {
            return new ReconstructionSample(epoch.next(), space(config));
        }
    }

    private static ReconstructionTarget space(PretrainConfig config) {
        return new ReconstructionTarget(
                config.masking().target() == TargetImage.PRISTINE,
                config.masking().normPix(),
                config.data().normalization(),
                ChannelOrder.RGB);
    }

    /** An image of the present reconstructions. */
    PngImage reconstructed(PretrainStep step) {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open()) {
            return ReconstructionGrid.draw(
                    ReconstructionRow.of(batch, step.reconstruct(batch, space), ReconstructionGrid.MAX_ROWS));
        }
    }
}
