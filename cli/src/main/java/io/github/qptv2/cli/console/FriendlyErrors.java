package io.github.qptv2.cli.console;

import io.github.qptv2.scoring.SelfTestException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints one line for errors of input or configuration, and a stack trace for all others, which are bugs. */
public final class FriendlyErrors implements IExecutionExceptionHandler {

    /** Exit status of a program ended by a closed pipe: 128 + SIGPIPE. */
    static final int PIPE_CLOSED = 141;

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) throws Exception {
        if (error instanceof ClosedPipeException) {
            return PIPE_CLOSED;
        }
        if (!(error instanceof UserException || error instanceof SelfTestException)) {
            throw error;
        }
        command.getErr().println(command.getColorScheme().errorText("qpt: " + error.getMessage()));
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
