package io.github.qptv2.finetune;

import java.util.List;
import java.util.Optional;

import io.github.qptv2.loader.Batch;
import io.github.qptv2.loader.BatchStream;
import io.github.qptv2.loader.Loader;
import io.github.qptv2.loader.LoaderState;
import io.github.qptv2.train.CheckpointFolder;
import io.github.qptv2.train.TrainingException;
import org.jspecify.annotations.Nullable;

/** Batches of labeled images or videos; none if a run has no labeled dataset. */
final class LabeledBatches implements AutoCloseable {

    private @Nullable Loader loader;
    private final LoaderState start;
    private @Nullable BatchStream stream;

    /** @param loader null if there is no labeled dataset */
    LabeledBatches(@Nullable Loader loader, long seed) {
        this.loader = loader;
        start = LoaderState.start(seed);
        stream = loader == null ? null : new BatchStream(loader, start);
    }

    /** Continues from a state. */
    void resume(LoaderState from) {
        close();
        stream = loader == null ? null : new BatchStream(loader, from);
    }

    /**
     * Continues with targets of frozen networks.
     *
     * @param seen labeled batches of the run so far
     */
    void target(JointStage stage, Optional<CheckpointFolder> from, long seen) throws TrainingException {
        if (loader != null) {
            var state = state();
            close(); // leaves all cores to the frozen networks
            loader = loader.withTargets(stage.begin(from, seen));
            resume(state);
        }
    }

    /** The next {@code count} batches; empty without a labeled dataset. */
    List<Batch> next(int count) {
        return stream == null ? List.of() : stream.next(count);
    }

    /** Nanoseconds spent waiting since the last call. */
    long takeDataWait() {
        return stream == null ? 0 : stream.takeDataWait();
    }

    LoaderState state() {
        return stream == null ? start : stream.state();
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
    }
}
