package io.github.qptv2.benchmark;

import io.github.qptv2.io.ProgressListener;
import io.github.qptv2.train.TrainingListener;

/** Receives progress of a benchmark; with several jobs, on several threads. */
public interface BenchmarkListener extends ProgressListener {

    /** Ignores all events. */
    BenchmarkListener NONE = new BenchmarkListener() {};

    @Override
    default void at(String task, long done, long total) {}

    /** A one-line message for the user. */
    default void message(String line) {}

    /** Receives the steps of the training of one split. */
    default TrainingListener training(String split) {
        return TrainingListener.NONE;
    }
}
