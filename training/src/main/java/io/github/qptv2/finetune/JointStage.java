package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

/** Frozen networks and unlabeled images of joint fine-tuning, with their state in checkpoints. */
final class JointStage implements AutoCloseable {

    private static final String FILE = "features.safetensors";
    private static final String NETWORKS = "frozen-sha256", DATA = "unlabeled-sha256";
    private static final long STATISTICS = 0x73746174; // independent of the run's draws

    private final FrozenNetworks networks;
    private final @Nullable UnlabeledFeed unlabeled;
    private final Loader typical; // crops for the statistics, the same in every process
    private final FinetuneConfig config;
    private final TrainingListener listener;
    private final String data;
    private final String formerData;
    private @Nullable PooledComponents measured;

    /**
     * The share of a process in the crops.
     *
     * @param size side of a crop in pixels
     * @param rank rank of this process, in [0, {@code world})
     */
    record Shard(int size, int rank, int world) {}

    /**
     * Loads the networks and opens the images.
     *
     * @throws TrainingException in one line if a network cannot be used, or was fitted to the validation or test part
     * @throws IOException in one line if there are no images
     */
    static JointStage open(FinetuneConfig config, RunLabels labels, Shard shard, TrainingListener listener)
            throws IOException, TrainingException {
        var networks = FrozenNetworks.open(config, shard.size());
        UnlabeledFeed unlabeled = null;
        try {
            new LeakCheck(config, labels, listener).run(networks.scorer());
            if (config.pseudo().isOn()) {
                unlabeled = UnlabeledFeed.open(config, shard.size(), shard.rank(), shard.world());
            }
            var typical = unlabeled == null
                    ? LabeledData.open(config, shard.size(), labels.train(), LabeledData.shard(config, 0, 1))
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
        formerData = unlabeled == null ? "" : unlabeled.formerDigest();
    }

    /**
     * Starts the unlabeled crops, with the feature statistics of a checkpoint or, without one, measured now.
     *
     * @param batches labeled batches of the run so far
     * @return the targets of crops
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
        listener.message("measuring statistics of the pooled features on %,d crops".formatted(settings.crops()));
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

    /** Unlabeled crops for the next labeled batch; null where there are none. */
    @Nullable
    Batch next() {
        return unlabeled == null ? null : unlabeled.next();
    }

    /** Nanoseconds spent waiting for them since the last call. */
    long takeDataWait() {
        return unlabeled == null ? 0 : unlabeled.takeDataWait();
    }

    void describe(Map<String, String> state) {
        state.put(NETWORKS, networks.digest());
        state.put(DATA, data);
    }

    void requireSame(CheckpointFolder checkpoint) throws TrainingException {
        requireSame(checkpoint, NETWORKS, List.of(networks.digest()), "another file in pseudo.scorer or features.file");
        var allowed = List.of(data, formerData);
        requireSame(checkpoint, DATA, allowed, "other images in pseudo.data, or another text of pseudo.degradation");
    }

    private static void requireSame(CheckpointFolder checkpoint, String key, List<String> allowed, String what)
            throws TrainingException {
        if (!allowed.contains(checkpoint.state().getOrDefault(key, ""))) {
            throw new TrainingException("%s was made with %s; restore the former, or name another folder"
                    .formatted(checkpoint.folder(), what));
        }
    }

    /** Writes the feature statistics to a checkpoint. */
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
