package io.github.qptv2.distortion;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.github.qptv2.io.ProgressListener;

/**
 * Receives the messages of a fit or an evaluation, and can end it.
 *
 * @param progress called after each image and each epoch
 * @param failed receives a line for each image that cannot be used
 * @param stop asked after each image
 */
public record SampleListener(ProgressListener progress, Consumer<String> failed, BooleanSupplier stop) {

    /** Ignores everything. */
    public static final SampleListener NONE = new SampleListener(ProgressListener.NONE, line -> {}, () -> false);
}
