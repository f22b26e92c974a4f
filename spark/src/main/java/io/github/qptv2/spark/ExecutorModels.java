package io.github.qptv2.spark;

import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.scoring.Embedder;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.BuiltInModels;
import io.github.qptv2.scoring.bundle.ModelBundle;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;

/**
 * The networks of this JVM, each loaded once and shared by all tasks of the executor until it ends. A network computes
 * with {@code spark.task.cpus} threads.
 */
final class ExecutorModels {

    private static final ConcurrentHashMap<ScoringSpec, Scorer> SCORERS = new ConcurrentHashMap<>();
    private static final ConcurrentHashMap<ScoringSpec, Embedder> EMBEDDERS = new ConcurrentHashMap<>();

    private ExecutorModels() {}

    /**
     * The scorer of a job.
     *
     * @throws IllegalStateException if its model cannot be loaded on this machine
     */
    static Scorer scorer(ScoringSpec spec) {
        return SCORERS.computeIfAbsent(spec, ExecutorModels::load);
    }

    /**
     * The encoder of a job's model.
     *
     * @throws IllegalStateException if its model cannot be loaded on this machine, or has no encoder for images
     */
    static Embedder embedder(ScoringSpec spec) {
        return EMBEDDERS.computeIfAbsent(spec, ExecutorModels::loadEmbedder);
    }

    private static Scorer load(ScoringSpec spec) {
        try {
            return spec.isSent() ? Scorer.load(sent(spec), options(spec)) : Scorer.builtIn(spec.model(), options(spec));
        } catch (CheckpointException e) {
            throw unavailable(e);
        }
    }

    private static Embedder loadEmbedder(ScoringSpec spec) {
        try {
            var bundle = spec.isSent() ? ModelBundle.read(sent(spec)) : BuiltInModels.read(spec.model());
            return Embedder.of(bundle, options(spec));
        } catch (CheckpointException e) {
            throw unavailable(e);
        }
    }

    private static IllegalStateException unavailable(CheckpointException e) {
        return new IllegalStateException(String.valueOf(e.getMessage()), e);
    }

    private static Path sent(ScoringSpec spec) {
        return Path.of(SparkFiles.get(spec.model()));
    }

    private static ScorerOptions options(ScoringSpec spec) {
        var options = ScorerOptions.DEFAULT.withThreads(threads());
        return spec.maxCrops() == 0 ? options : options.withMaxCrops(spec.maxCrops());
    }

    /** Cores of a task; 1 outside a task. */
    static int threads() {
        var task = TaskContext.get();
        return task == null ? 1 : task.cpus();
    }
}
