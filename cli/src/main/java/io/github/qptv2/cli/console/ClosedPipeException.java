package io.github.qptv2.cli.console;

/** Whoever read our output has had enough, as {@code head} does; no error, but no reason to go on either. */
final class ClosedPipeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ClosedPipeException() {
        super("the reader of our output has gone");
    }
}
