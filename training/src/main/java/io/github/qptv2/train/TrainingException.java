package io.github.qptv2.train;

import java.io.Serial;

/** Why a run cannot begin or go on, in one line that says what to do. */
public final class TrainingException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    /** With a line for the user. */
    public TrainingException(String message) {
        super(message);
    }

    /** With a line for the user and what lies behind it. */
    public TrainingException(String message, Throwable cause) {
        super(message, cause);
    }
}
