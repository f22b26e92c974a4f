package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;

import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.finetune.config.PseudoLabels;
import io.github.qptv2.io.LegacyNames;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.loader.Augmentation;
import io.github.qptv2.loader.Batch;
import io.github.qptv2.loader.BatchStream;
import io.github.qptv2.loader.CropSampler;
import io.github.qptv2.loader.DegradationChoice;
import io.github.qptv2.loader.EpochOrder;
import io.github.qptv2.loader.Loader;
import io.github.qptv2.loader.LoaderConfig;
import io.github.qptv2.loader.LoaderState;
import io.github.qptv2.loader.SampleTargets;
import io.github.qptv2.loader.SeededRandom;
import io.github.qptv2.train.Provenance;
import io.github.qptv2.train.TrainingException;

/** Batches of degraded crops of unlabeled images with their pseudo-labels, one for each labeled batch. */
final class UnlabeledFeed implements AutoCloseable {

    private static final long PURPOSE = 0x70736575; // independent of the labeled images' draws

    private final ImageDataset images;
    private final Augmentation augmentation;
    private final LoaderConfig shard;
    private final long seed;
    private BatchStream stream;

    private UnlabeledFeed(ImageDataset images, Augmentation augmentation, LoaderConfig shard, long seed) {
        this.images = images;
        this.augmentation = augmentation;
        this.shard = shard;
        this.seed = SeededRandom.mix(seed, PURPOSE);
        stream = new BatchStream(loader(shard), LoaderState.start(this.seed));
    }

    /**
     * Opens the images of {@code pseudo.data}.
     *
     * @param size side of a crop in pixels
     * @throws IOException in one line if there are no images
     * @throws TrainingException if the degradation is not known
     */
    static UnlabeledFeed open(FinetuneConfig config, int size, int rank, int world)
            throws IOException, TrainingException {
        var pseudo = config.pseudo();
        var data = config.data();
        var images = ImageDataset.open(Path.of(pseudo.data()));
        var augmentation = new Augmentation(crop(pseudo, size), data.flip(), DegradationChoice.of(pseudo.degradation()))
                .withCorruptFiles(data.corrupt());
        var shard = new LoaderConfig(pseudo.crops() / data.accumulate(), data.workers(), data.prefetch(), rank, world);
        int wanted = shard.batch() * world;
        return new UnlabeledFeed(
                images.repeated((wanted + images.size() - 1) / images.size()), augmentation, shard, config.seed());
    }

    private static CropSampler crop(PseudoLabels pseudo, int size) throws TrainingException {
        if (pseudo.reducedCrops() > 0 && pseudo.reducedSide() < size) {
            throw new TrainingException("pseudo.reduced-side must be at least the network's %d pixels, got %d"
                    .formatted(size, pseudo.reducedSide()));
        }
        CropSampler usual = CropSampler.RandomResized.of(size);
        double rest = 1 - pseudo.nativeCrops();
        if (pseudo.reducedCrops() > 0) {
            var reduced = new CropSampler.Scored(size, OptionalInt.of(pseudo.reducedSide()));
            usual = CropSampler.Mixed.of(Math.min(1, pseudo.reducedCrops() / rest), reduced, usual);
        }
        return CropSampler.Mixed.of(pseudo.nativeCrops(), new CropSampler.Scored(size, OptionalInt.empty()), usual);
    }

    private Loader loader(LoaderConfig config) {
        return new Loader(images, new EpochOrder.Shuffled(), augmentation, config);
    }

    /** The crops of a single process. */
    Loader alone() {
        return loader(new LoaderConfig(shard.batch(), shard.workers(), shard.prefetch(), 0, 1));
    }

    /** Starts after {@code batches} batches, with targets. */
    void begin(long batches, SampleTargets targets) {
        stream.close();
        var loader = loader(shard).withTargets(targets);
        stream = new BatchStream(loader, new LoaderState(seed, batches / loader.batches(), batches % loader.batches()));
    }

    Batch next() {
        return stream.next();
    }

    /** Nanoseconds spent waiting since the last call. */
    long takeDataWait() {
        return stream.takeDataWait();
    }

    /** SHA-256 of names and sizes of the images, followed by that of the degradation's text. */
    String digest() throws IOException {
        return Provenance.digest(images) + sha256(augmentation.degradation().toString());
    }

    /** The digest with operators under the names of version 0.1. */
    String formerDigest() throws IOException {
        String text = LegacyNames.formerOperators(augmentation.degradation().toString());
        return Provenance.digest(images) + sha256(text);
    }

    private static String sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        stream.close();
    }
}
