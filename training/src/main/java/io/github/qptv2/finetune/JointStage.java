package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.checkpoint.CheckpointException;
import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.data.Batch;
import io.github.qptv2.data.Loader;
import io.github.qptv2.data.LoaderState;
import io.github.qptv2.data.Randoms;
import io.github.qptv2.data.SampleTargets;
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
    private final FinetuneConfig config;
    private final TrainingListener listener;
    private final String data;
    private final int width;
    private @Nullable PooledComponents measured;

    /**
     * Takes what it closes in the end.
     *
     * @param unlabeled null where there is no scorer
     * @param size side of a crop in pixels
     */
    JointStage(
            FrozenNetworks networks,
            @Nullable UnlabeledFeed unlabeled,
            FinetuneConfig config,
            int size,
            TrainingListener listener)
            throws IOException {
        this.networks = networks;
        this.unlabeled = unlabeled;
        this.config = config;
        this.listener = listener;
        data = unlabeled == null ? "" : unlabeled.digest();
        width = networks.width(size);
    }

    /**
     * Targets of crops, with the statistics of a checkpoint, or with those that are measured now; begins the unlabeled
     * crops.
     *
     * @param labeled batches of the run as one process has them
     * @param batches labeled batches that were seen before
     */
    SampleTargets begin(Optional<CheckpointFolder> from, Loader labeled, long batches) throws TrainingException {
        if (config.features().isOn()) {
            measured = from.isPresent() ? read(from.get()) : measure(labeled);
        }
        var targets = networks.targets(measured);
        if (unlabeled != null) {
            unlabeled.begin(batches, targets);
        }
        return targets;
    }

    private PooledComponents measure(Loader labeled) {
        var settings = config.features().settings();
        listener.says("measuring pooled features on %,d crops".formatted(settings.crops()));
        var loader = unlabeled == null ? labeled : unlabeled.alone();
        var start = LoaderState.start(Randoms.mix(config.seed(), STATISTICS));
        return PooledComponents.measure(loader.withTargets(networks.raw()), start, settings);
    }

    private PooledComponents read(CheckpointFolder from) throws TrainingException {
        Path file = from.file(FILE);
        try {
            return PooledComponents.of(
                    Safetensors.read(file), width, config.features().components());
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
