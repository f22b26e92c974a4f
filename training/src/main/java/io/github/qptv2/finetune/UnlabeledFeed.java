package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;

import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.finetune.config.PseudoLabels;
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

/** Degraded crops of unlabeled images with their pseudo-labels, as many for each labeled batch. */
final class UnlabeledFeed implements AutoCloseable {

    private static final long PURPOSE = 0x70736575; // apart from the labeled images' draws

    private final ImageDataset images;
    private final Augmentation augmentation;
    private final LoaderConfig dealt;
    private final long seed;
    private BatchStream stream;

    private UnlabeledFeed(ImageDataset images, Augmentation augmentation, LoaderConfig dealt, long seed) {
        this.images = images;
        this.augmentation = augmentation;
        this.dealt = dealt;
        this.seed = SeededRandom.mix(seed, PURPOSE);
        stream = new BatchStream(loader(dealt), LoaderState.start(this.seed));
    }

    /**
     * For a network that sees crops of {@code size} pixels.
     *
     * @throws IOException in one line if there are no images
     * @throws TrainingException if a degradation is not known
     */
    static UnlabeledFeed open(FinetuneConfig config, int size, int rank, int world)
            throws IOException, TrainingException {
        var pseudo = config.pseudo();
        var data = config.data();
        var images = ImageDataset.open(Path.of(pseudo.data()));
        var augmentation =
                new Augmentation(crop(pseudo, size), data.flip(), DegradationChoice.of(pseudo.degradation()));
        var dealt = new LoaderConfig(pseudo.crops() / data.accumulate(), data.workers(), data.prefetch(), rank, world);
        int wanted = dealt.batch() * world;
        return new UnlabeledFeed(
                images.repeated((wanted + images.size() - 1) / images.size()), augmentation, dealt, config.seed());
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

    /** The same crops as one process alone has them. */
    Loader alone() {
        return loader(new LoaderConfig(dealt.batch(), dealt.workers(), dealt.prefetch(), 0, 1));
    }

    /** Begins after so many batches, with targets. */
    void begin(long batches, SampleTargets targets) {
        stream.close();
        var loader = loader(dealt).withTargets(targets);
        stream = new BatchStream(loader, new LoaderState(seed, batches / loader.batches(), batches % loader.batches()));
    }

    Batch next() {
        return stream.next();
    }

    /** Nanoseconds spent waiting since the last call. */
    long takeWaited() {
        return stream.takeDataWait();
    }

    /** SHA-256 of names and sizes of the images, and of what they may go through. */
    String digest() throws IOException {
        var distortion = Sha256.of(augmentation.degradation().toString().getBytes(StandardCharsets.UTF_8));
        return Provenance.digest(images) + distortion;
    }

    @Override
    public void close() {
        stream.close();
    }
}
