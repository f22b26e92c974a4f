package io.github.qptv2.loader;

import java.util.ArrayList;
import java.util.List;

/** Infinite iterator over batches; starts the next epoch by itself. Measures the time spent waiting for data. */
public final class BatchStream implements AutoCloseable {

    private final Loader loader;
    private LoaderState state;
    private Loader.Epoch epoch;
    private long dataWait;

    /** Starts at a state. */
    public BatchStream(Loader loader, LoaderState from) {
        this.loader = loader;
        state = from;
        epoch = loader.epoch(from);
    }

    /** Waits for the next batch. */
    public Batch next() {
        long start = System.nanoTime();
        if (!epoch.hasNext()) {
            epoch.close();
            state = state.nextEpoch();
            epoch = loader.epoch(state);
        }
        var batch = epoch.next();
        state = batch.next();
        dataWait += System.nanoTime() - start;
        return batch;
    }

    /** The next {@code count} batches, the micro-batches of one step. */
    public List<Batch> next(int count) {
        var batches = new ArrayList<Batch>(count);
        for (int i = 0; i < count; i++) {
            batches.add(next());
        }
        return batches;
    }

    /** The loader's state after the last batch. */
    public LoaderState state() {
        return state;
    }

    /** Nanoseconds spent waiting since the last call. */
    public long takeDataWait() {
        long nanos = dataWait;
        dataWait = 0;
        return nanos;
    }

    @Override
    public void close() {
        epoch.close();
    }
}
