package io.github.qptv2.pretrain;

import java.io.IOException;
import java.nio.file.Path;

import io.github.qptv2.data.Augmentation;
import io.github.qptv2.data.Batch;
import io.github.qptv2.data.Crop;
import io.github.qptv2.data.Dataset;
import io.github.qptv2.data.Loader;
import io.github.qptv2.data.LoaderConfig;
import io.github.qptv2.data.LoaderState;
import io.github.qptv2.data.Order;
import io.github.qptv2.monitor.Png;
import io.github.qptv2.pretrain.PretrainConfig.Target;
import io.github.qptv2.scoring.Channels;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.Scope;

/**
 * The same few pictures, damaged and masked in the same way every time, so that one sees the network learn.
 *
 * @param batch the middle of each picture
 */
record Exhibit(Batch batch, TargetSpace space) {

    /** From {@code output.pictures-of}, or the first of the data. */
    static Exhibit open(PretrainConfig config, Feed feed) throws IOException {
        String of = config.output().picturesOf();
        var pictures = of.isEmpty() ? feed.pictures() : Dataset.open(Path.of(of));
        int size = config.encoder().imageSize(),
                count = Math.min(config.output().pictures(), pictures.size());
        var augmentation = new Augmentation(
                new Crop.Centre(size, size), 0, feed.augmentation().damage());
        var loader = new Loader(pictures, new Order.Sequential(), augmentation, LoaderConfig.of(count, 1));
        try (var epoch = loader.epoch(LoaderState.start(config.seed()))) {
            return new Exhibit(epoch.next(), space(config));
        }
    }

    private static TargetSpace space(PretrainConfig config) {
        return new TargetSpace(
                config.masking().target() == Target.PRISTINE,
                config.masking().perUnit(),
                config.data().normalisation(),
                Channels.RGB);
    }

    /** What the network makes of them now. */
    Png painted(PretrainStep step) {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open()) {
            return ReconstructionGrid.draw(GridRow.of(batch, step.paint(batch, space), ReconstructionGrid.MOST_ROWS));
        }
    }
}
