package io.github.qptv2.train;

import java.io.Serial;

/** A run cannot start or continue; the message is one line that says what to change. */
public final class TrainingException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    /** With a one-line message for the user. */
    public TrainingException(String message) {
        super(message);
    }

    /** With a one-line message for the user and its cause. */
    public TrainingException(String message, Throwable cause) {
        super(message, cause);
    }
}
