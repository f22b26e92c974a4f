package io.github.qptv2.scoring;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Cancels long calls from another thread. A call that is given a token reads it between two passes of the network and
 * between two frames of a video, and ends with a {@link CancellationException} once it is canceled.
 *
 * <pre>{@code
 * var token = new CancellationToken();
 * stopButton.onClick(token::cancel);
 * QualityMap map = scorer.map(image, token); // CancellationException after a click
 * }</pre>
 *
 * <p>A token is canceled once and for all, and may be shared by any number of calls and threads.
 *
 * @since 0.2
 */
public final class CancellationToken {

    private final BooleanSupplier condition;
    private volatile boolean canceled;

    /** A token that {@link #cancel} cancels. */
    public CancellationToken() {
        this(() -> false);
    }

    private CancellationToken(BooleanSupplier condition) {
        this.condition = condition;
    }

    /**
     * A token that is also canceled as soon as a condition holds, such as an interrupt or a deadline.
     *
     * @param condition read often and on several threads, so it must be fast and thread-safe
     */
    public static CancellationToken when(BooleanSupplier condition) {
        return new CancellationToken(condition);
    }

    /** Cancels; the second time it does nothing. */
    public void cancel() {
        canceled = true;
    }

    /** Whether the token is canceled, named as in {@link java.util.concurrent.Future}. */
    public boolean isCanceled() {
        if (!canceled && condition.getAsBoolean()) {
            canceled = true;
        }
        return canceled;
    }

    /**
     * Ends the caller's work if the token is canceled.
     *
     * @throws CancellationException if it is
     */
    public void throwIfCanceled() {
        if (isCanceled()) {
            throw new CancellationException("canceled");
        }
    }
}
