package io.github.qptv2.cli.console;

/** The reader of the output, such as {@code head}, has closed the pipe: not an error, but the end of the run. */
final class ClosedPipeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ClosedPipeException() {
        super("the reader of the output has closed the pipe");
    }
}
