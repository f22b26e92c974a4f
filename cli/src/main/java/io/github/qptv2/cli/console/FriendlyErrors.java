package io.github.qptv2.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;

import io.github.qptv2.scoring.SelfTestException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints one line for errors of input, output or configuration, and a stack trace for all others, which are bugs. */
public final class FriendlyErrors implements IExecutionExceptionHandler {

    /** Exit status of a program ended by a closed pipe: 128 + SIGPIPE. */
    static final int PIPE_CLOSED = 141;

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) throws Exception {
        if (error instanceof ClosedPipeException) {
            return PIPE_CLOSED;
        }
        command.getErr().println(command.getColorScheme().errorText("qpt: " + line(error)));
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static String line(Exception error) throws Exception {
        if (error instanceof UserException || error instanceof SelfTestException) {
            return String.valueOf(error.getMessage());
        }
        if (error instanceof IOException io) {
            return FileErrors.named(io);
        }
        if (error instanceof UncheckedIOException unchecked) {
            return FileErrors.named(unchecked);
        }
        if (error instanceof InvalidPathException name) {
            return name.getInput() + ": is not a file name here: " + name.getReason();
        }
        throw error;
    }
}
