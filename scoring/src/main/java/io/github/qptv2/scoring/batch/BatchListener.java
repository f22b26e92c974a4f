package io.github.qptv2.scoring.batch;

import io.github.qptv2.media.image.Image;

/**
 * Receives the results of a batch, in the order of the items.
 *
 * <p>An exception thrown by {@link #result} or {@link #flush} ends the batch and reaches its caller.
 *
 * @param <T> type of the items
 * @since 0.2
 */
@FunctionalInterface
public interface BatchListener<T> {

    /** Called for each item, on the thread that called the batch. */
    void result(BatchResult<T> result);

    /**
     * Called with each decoded image before its result, on any of the batch's threads; the pixels are not kept. An
     * exception makes the item a {@link BatchResult.Failed} with the exception's message as its reason.
     */
    default void decoded(T item, Image image) {}

    /** Called after each group of results, so that they can be saved. */
    default void flush() {}
}
