package io.github.qptv2.scoring.batch;

import java.nio.file.Path;

import io.github.qptv2.scoring.ModelInput;

/** An item of a batch when its turn at the network comes. */
sealed interface PreparedItem<T> {

    T item();

    /** A decoded image. */
    record Crops<T>(T item, ModelInput input) implements PreparedItem<T> {}

    /** A video, still to be opened. */
    record Clip<T>(T item, Path file) implements PreparedItem<T> {}

    /** An item without a score. */
    record Unusable<T>(T item, String reason) implements PreparedItem<T> {}
}
