package io.github.qptv2.finetune;

import java.util.List;
import java.util.Optional;

import io.github.qptv2.loader.Batch;
import io.github.qptv2.loader.BatchStream;
import io.github.qptv2.loader.Loader;
import io.github.qptv2.loader.LoaderState;
import io.github.qptv2.train.CheckpointFolder;
import io.github.qptv2.train.TrainingException;

/** Batches of what has opinions; where nothing has, there are none. */
final class LabeledBatches implements AutoCloseable {

    private Optional<Loader> loader;
    private final LoaderState start;
    private Optional<BatchStream> stream;

    LabeledBatches(Optional<Loader> loader, long seed) {
        this.loader = loader;
        start = LoaderState.start(seed);
        stream = loader.map(batches -> new BatchStream(batches, start));
    }

    /** Goes on from a state. */
    void resume(LoaderState from) {
        close();
        stream = loader.map(batches -> new BatchStream(batches, from));
    }

    /**
     * From now on with targets of frozen networks, from where it is.
     *
     * @param seen batches of the run before
     */
    void target(JointStage stage, Optional<CheckpointFolder> from, long seen) throws TrainingException {
        if (loader.isPresent()) {
            var state = state();
            close(); // the frozen networks have the cores to themselves
            loader = Optional.of(loader.get().withTargets(stage.begin(from, seen)));
            resume(state);
        }
    }

    /** Those of a step. */
    List<Batch> next(int count) {
        return stream.isPresent() ? stream.get().next(count) : List.of();
    }

    /** Nanoseconds spent waiting since the last call. */
    long takeDataWait() {
        return stream.map(BatchStream::takeDataWait).orElse(0L);
    }

    LoaderState state() {
        return stream.map(BatchStream::state).orElse(start);
    }

    @Override
    public void close() {
        stream.ifPresent(BatchStream::close);
    }
}
