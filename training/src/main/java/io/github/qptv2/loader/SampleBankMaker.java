package io.github.qptv2.loader;

import java.io.IOException;
import java.util.function.BooleanSupplier;

import io.github.qptv2.dataset.ImageDataset;

/**
 * Makes the crops of a {@link SampleBank} with their targets.
 *
 * @param seed of all random numbers
 * @param workers threads that decode, degrade and compute targets, at least 1
 */
public record SampleBankMaker(
        ImageDataset images, Augmentation augmentation, SampleTargets targets, long seed, int workers) {

    /** Receives progress events. */
    @FunctionalInterface
    public interface Listener {

        /** A crop is written; the batch holds only it. */
        void written(Batch crop) throws IOException;
    }

    /**
     * Makes the missing crops of a bank, after those that are complete.
     *
     * @param stop asked before each crop; when it is true, the crops made so far stay
     */
    public void make(SampleBank bank, Listener listener, BooleanSupplier stop) throws IOException {
        var config = new LoaderConfig(1, workers, 4 * workers, 0, 1);
        var loader = new Loader(images, new EpochOrder.Sequential(), augmentation, config).withTargets(targets);
        for (int view = 0; view < bank.shape().views() && !stop.getAsBoolean(); view++) {
            var file = bank.view(view);
            file.truncate();
            try (var crops = loader.epoch(new LoaderState(seed, view, file.count()))) {
                while (crops.hasNext() && !stop.getAsBoolean()) {
                    var crop = crops.next();
                    file.append(crop.images(), crop.targets());
                    listener.written(crop);
                }
            }
            file.flush();
        }
    }
}
