package io.github.qptv2.pretrain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;

import io.github.qptv2.checkpoint.Sha256;
import io.github.qptv2.config.DegradationChoice;
import io.github.qptv2.data.Augmentation;
import io.github.qptv2.data.Crop;
import io.github.qptv2.data.Dataset;
import io.github.qptv2.data.Loader;
import io.github.qptv2.data.LoaderConfig;
import io.github.qptv2.data.Order;
import io.github.qptv2.pretrain.PretrainConfig.CropKind;
import io.github.qptv2.train.Provenance;
import io.github.qptv2.train.TrainingException;

/**
 * The pictures of a run.
 *
 * @param pictures the data set, before it was repeated to fill a batch
 * @param repeated how many times over it is taken
 * @param world how many processes share it
 * @param digest of names and sizes
 */
record Feed(Dataset pictures, int repeated, int world, Augmentation augmentation, Loader loader, String digest) {

    private static final double[] SHAPES = {3.0 / 4, 4.0 / 3}; // torchvision's

    /** For one of {@code world} processes. */
    static Feed open(PretrainConfig config, int rank, int world) throws IOException, TrainingException {
        var data = config.data();
        if (data.path().isEmpty()) {
            throw new TrainingException("no pictures are named; say --data DIR, or data.path in the configuration");
        }
        var pictures = Dataset.open(Path.of(data.path()));
        var augmentation = new Augmentation(crop(config), data.flip(), DegradationChoice.of(data.degradation()));
        int wanted = data.batch() * world;
        int times = (wanted + pictures.size() - 1) / pictures.size();
        var loader = new Loader(
                pictures.repeated(times),
                new Order.Shuffled(),
                augmentation,
                new LoaderConfig(data.batch(), data.workers(), data.prefetch(), rank, world));
        return new Feed(pictures, times, world, augmentation, loader, Provenance.digest(pictures));
    }

    private static Crop crop(PretrainConfig config) {
        int size = config.encoder().imageSize();
        var data = config.data();
        Crop usual = data.crop() == CropKind.RANDOM_RESIZED
                ? new Crop.RandomResized(size, data.minScale(), 1, SHAPES[0], SHAPES[1])
                : new Crop.ShortSide(size, data.padding());
        double rest = 1 - data.nativeCrops();
        if (data.reducedCrops() > 0) {
            var reduced = new Crop.Scored(size, OptionalInt.of(data.reducedSide()));
            usual = Crop.Mixed.of(Math.min(1, data.reducedCrops() / rest), reduced, usual);
        }
        return Crop.Mixed.of(data.nativeCrops(), new Crop.Scored(size, OptionalInt.empty()), usual);
    }

    /** SHA-256 of what a picture may go through: a file of the same name may say something else today. */
    String damage() {
        return Sha256.of(augmentation.damage().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The same images as one process alone has them, in batches of {@code batch}. */
    Loader alone(int batch, int workers) {
        return new Loader(
                pictures.repeated(repeated), new Order.Shuffled(), augmentation, LoaderConfig.of(batch, workers));
    }
}
