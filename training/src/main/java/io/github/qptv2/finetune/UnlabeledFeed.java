package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;

import io.github.qptv2.checkpoint.Sha256;
import io.github.qptv2.config.DegradationChoice;
import io.github.qptv2.data.Augmentation;
import io.github.qptv2.data.Batch;
import io.github.qptv2.data.BatchStream;
import io.github.qptv2.data.Crop;
import io.github.qptv2.data.Dataset;
import io.github.qptv2.data.Loader;
import io.github.qptv2.data.LoaderConfig;
import io.github.qptv2.data.LoaderState;
import io.github.qptv2.data.Order;
import io.github.qptv2.data.Randoms;
import io.github.qptv2.data.SampleTargets;
import io.github.qptv2.train.Provenance;
import io.github.qptv2.train.TrainingException;

/** Degraded crops of unlabeled images with their pseudo-labels, as many for each labeled batch. */
final class UnlabeledFeed implements AutoCloseable {

    private static final long PURPOSE = 0x70736575; // apart from the labeled images' draws

    private final Dataset images;
    private final Augmentation augmentation;
    private final LoaderConfig dealt;
    private final long seed;
    private BatchStream stream;

    private UnlabeledFeed(Dataset images, Augmentation augmentation, LoaderConfig dealt, long seed) {
        this.images = images;
        this.augmentation = augmentation;
        this.dealt = dealt;
        this.seed = Randoms.mix(seed, PURPOSE);
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
        var images = Dataset.open(Path.of(pseudo.data()));
        var augmentation =
                new Augmentation(crop(pseudo, size), data.flip(), DegradationChoice.of(pseudo.degradation()));
        var dealt = new LoaderConfig(pseudo.crops() / data.accumulate(), data.workers(), data.prefetch(), rank, world);
        int wanted = dealt.batch() * world;
        return new UnlabeledFeed(
                images.repeated((wanted + images.size() - 1) / images.size()), augmentation, dealt, config.seed());
    }

    private static Crop crop(PseudoLabels pseudo, int size) throws TrainingException {
        if (pseudo.reducedCrops() > 0 && pseudo.reducedSide() < size) {
            throw new TrainingException("pseudo.reduced-side must be at least the network's %d pixels, got %d"
                    .formatted(size, pseudo.reducedSide()));
        }
        Crop usual = Crop.RandomResized.of(size);
        double rest = 1 - pseudo.nativeCrops();
        if (pseudo.reducedCrops() > 0) {
            var reduced = new Crop.Scored(size, OptionalInt.of(pseudo.reducedSide()));
            usual = Crop.Mixed.of(Math.min(1, pseudo.reducedCrops() / rest), reduced, usual);
        }
        return Crop.Mixed.of(pseudo.nativeCrops(), new Crop.Scored(size, OptionalInt.empty()), usual);
    }

    private Loader loader(LoaderConfig config) {
        return new Loader(images, new Order.Shuffled(), augmentation, config);
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
        return stream.takeWaited();
    }

    /** SHA-256 of names and sizes of the images, and of what they may go through. */
    String digest() throws IOException {
        var damage = Sha256.of(augmentation.damage().toString().getBytes(StandardCharsets.UTF_8));
        return Provenance.digest(images) + damage;
    }

    @Override
    public void close() {
        stream.close();
    }
}
