package io.github.qptv2.pretrain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;

import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.io.LegacyNames;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.loader.Augmentation;
import io.github.qptv2.loader.CropSampler;
import io.github.qptv2.loader.DegradationChoice;
import io.github.qptv2.loader.EpochOrder;
import io.github.qptv2.loader.Loader;
import io.github.qptv2.loader.LoaderConfig;
import io.github.qptv2.train.Provenance;
import io.github.qptv2.train.TrainingException;

/**
 * The images of a run and their loader.
 *
 * @param images the dataset
 * @param repeated number of repetitions in an epoch, so that a small dataset fills a batch
 * @param world number of processes that share it
 * @param digest SHA-256 of names and sizes
 */
record PretrainData(
        ImageDataset images, int repeated, int world, Augmentation augmentation, Loader loader, String digest) {

    private static final double[] SHAPES = {3.0 / 4, 4.0 / 3}; // aspect ratios of torchvision

    /** Opens the images for one of {@code world} processes. */
    static PretrainData open(PretrainConfig config, int rank, int world) throws IOException, TrainingException {
        var data = config.data();
        if (data.path().isEmpty()) {
            throw new TrainingException("no images are named; use --data DIR, or data.path in the configuration");
        }
        var images = ImageDataset.open(Path.of(data.path()));
        var augmentation = new Augmentation(crop(config), data.flip(), DegradationChoice.of(data.degradation()))
                .withCorruptFiles(data.corrupt());
        int wanted = data.batch() * world;
        int times = (wanted + images.size() - 1) / images.size();
        var loader = new Loader(
                images.repeated(times),
                new EpochOrder.Shuffled(),
                augmentation,
                new LoaderConfig(data.batch(), data.workers(), data.prefetch(), rank, world));
        return new PretrainData(images, times, world, augmentation, loader, Provenance.digest(images));
    }

    private static CropSampler crop(PretrainConfig config) {
        int size = config.encoder().imageSize();
        var data = config.data();
        CropSampler usual = data.crop() == CropKind.RANDOM_RESIZED
                ? new CropSampler.RandomResized(size, data.minScale(), 1, SHAPES[0], SHAPES[1])
                : new CropSampler.ShortSide(size, data.padding());
        double rest = 1 - data.nativeCrops();
        if (data.reducedCrops() > 0) {
            var reduced = new CropSampler.Scored(size, OptionalInt.of(data.reducedSide()));
            usual = CropSampler.Mixed.of(Math.min(1, data.reducedCrops() / rest), reduced, usual);
        }
        return CropSampler.Mixed.of(data.nativeCrops(), new CropSampler.Scored(size, OptionalInt.empty()), usual);
    }

    /** SHA-256 of the degradation's text, since a file of the same name may have changed. */
    String degradation() {
        return Sha256.of(augmentation.degradation().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a digest is that of the degradation, with operators under present names or those of version 0.1. */
    boolean isDegradation(String digest) {
        String text = LegacyNames.formerOperators(augmentation.degradation().toString());
        return digest.equals(degradation()) || digest.equals(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The loader of a single process, with batches of {@code batch}. */
    Loader alone(int batch, int workers) {
        return new Loader(
                images.repeated(repeated), new EpochOrder.Shuffled(), augmentation, LoaderConfig.of(batch, workers));
    }
}
