package io.github.qptv2.cli.console;

/** An error caused by input or configuration; its message tells the user what to change. */
public final class UserException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UserException(String message) {
        super(message);
    }
}
