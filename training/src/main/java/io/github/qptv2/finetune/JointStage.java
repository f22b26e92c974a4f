package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.loader.Batch;
import io.github.qptv2.loader.Loader;
import io.github.qptv2.loader.LoaderState;
import io.github.qptv2.loader.SampleTargets;
import io.github.qptv2.loader.SeededRandom;
import io.github.qptv2.teacher.PooledComponents;
import io.github.qptv2.train.CheckpointFolder;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingListener;
import org.jspecify.annotations.Nullable;

/** Frozen networks that label crops in training, the unlabeled images, and what is kept of both in a checkpoint. */
final class JointStage implements AutoCloseable {

    private static final String FILE = "features.safetensors";
    private static final String NETWORKS = "frozen-sha256", DATA = "unlabeled-sha256";
    private static final long STATISTICS = 0x73746174; // apart from the run's own draws

    private final FrozenNetworks networks;
    private final @Nullable UnlabeledFeed unlabeled;
    private final Loader typical; // crops that statistics are measured on, the same in every process
    private final FinetuneConfig config;
    private final TrainingListener listener;
    private final String data;
    private @Nullable PooledComponents measured;

    /**
     * Where a process is.
     *
     * @param size side of a crop in pixels
     * @param rank this process among {@code world}
     */
    record Place(int size, int rank, int world) {}

    /**
     * Loads the networks, finds the images, and refuses a scorer that has seen labels that the run is judged by.
     *
     * @throws TrainingException in one line if a network cannot be used
     * @throws IOException in one line if there are no images
     */
    static JointStage open(FinetuneConfig config, RunLabels labels, Place place, TrainingListener listener)
            throws IOException, TrainingException {
        var networks = FrozenNetworks.open(config, place.size());
        UnlabeledFeed unlabeled = null;
        try {
            new LeakCheck(config, labels, listener).run(networks.scorer());
            if (config.pseudo().isOn()) {
                unlabeled = UnlabeledFeed.open(config, place.size(), place.rank(), place.world());
            }
            var typical = unlabeled == null
                    ? LabeledData.open(config, place.size(), labels.train(), LabeledData.dealt(config, 0, 1))
                    : unlabeled.alone();
            return new JointStage(networks, unlabeled, typical, config, listener);
        } catch (IOException | TrainingException | RuntimeException e) {
            if (unlabeled != null) {
                unlabeled.close();
            }
            networks.close();
            throw e;
        }
    }

    private JointStage(
            FrozenNetworks networks,
            @Nullable UnlabeledFeed unlabeled,
            Loader typical,
            FinetuneConfig config,
            TrainingListener listener)
            throws IOException {
        this.networks = networks;
        this.unlabeled = unlabeled;
        this.typical = typical;
        this.config = config;
        this.listener = listener;
        data = unlabeled == null ? "" : unlabeled.digest();
    }

    /**
     * Targets of crops, with the statistics of a checkpoint, or with those that are measured now; begins the unlabeled
     * crops.
     *
     * @param batches labeled batches that were seen before
     */
    SampleTargets begin(Optional<CheckpointFolder> from, long batches) throws TrainingException {
        if (config.features().isOn()) {
            measured = from.isPresent() ? read(from.get()) : measure();
        }
        var targets = networks.targets(measured);
        if (unlabeled != null) {
            unlabeled.begin(batches, targets);
        }
        return targets;
    }

    private PooledComponents measure() {
        var settings = config.features().settings();
        listener.says("measuring pooled features on %,d crops".formatted(settings.crops()));
        var start = LoaderState.start(SeededRandom.mix(config.seed(), STATISTICS));
        return PooledComponents.measure(typical.withTargets(networks.raw()), start, settings);
    }

    private PooledComponents read(CheckpointFolder from) throws TrainingException {
        Path file = from.file(FILE);
        try {
            return PooledComponents.of(
                    Safetensors.read(file), networks.width(), config.features().components());
        } catch (CheckpointException | IllegalArgumentException e) {
            throw new TrainingException(from.folder() + ": " + e.getMessage(), e);
        }
    }

    /** The unlabeled crops that go with the next labeled batch, null where there are none. */
    @Nullable
    Batch next() {
        return unlabeled == null ? null : unlabeled.next();
    }

    /** Nanoseconds spent waiting for them since the last call. */
    long takeWaited() {
        return unlabeled == null ? 0 : unlabeled.takeWaited();
    }

    void describe(Map<String, String> state) {
        state.put(NETWORKS, networks.digest());
        state.put(DATA, data);
    }

    void requireSame(CheckpointFolder checkpoint) throws TrainingException {
        requireSame(checkpoint, NETWORKS, networks.digest(), "another file in pseudo.scorer or features.file");
        requireSame(checkpoint, DATA, data, "other images in pseudo.data, or another text of pseudo.degradation");
    }

    private static void requireSame(CheckpointFolder checkpoint, String key, String now, String what)
            throws TrainingException {
        if (!checkpoint.state().getOrDefault(key, "").equals(now)) {
            throw new TrainingException("%s was made with %s; restore what was there, or name another folder"
                    .formatted(checkpoint.folder(), what));
        }
    }

    /** Writes what was measured into a checkpoint. */
    void write(Path folder) throws CheckpointException {
        if (measured != null) {
            Safetensors.write(folder.resolve(FILE), measured.weights());
        }
    }

    @Override
    public void close() {
        if (unlabeled != null) {
            unlabeled.close();
        }
        networks.close();
    }
}
