package io.github.qptv2.cli.console;

/** An error of input or configuration; its message says what to change. */
public final class UserException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UserException(String message) {
        super(message);
    }
}
