package io.github.qptv2.cli;

/** Whoever read our output has had enough, as {@code head} does; no error, but no reason to go on either. */
final class ClosedPipe extends RuntimeException {

    private static final long serialVersionUID = 1;

    ClosedPipe() {
        super("the reader of our output has gone");
    }
}
