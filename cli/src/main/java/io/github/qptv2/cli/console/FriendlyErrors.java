package io.github.qptv2.cli.console;

import io.github.qptv2.scoring.SelfTestException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints one line for an error the user can act on, and a stack trace only for our own bugs. */
public final class FriendlyErrors implements IExecutionExceptionHandler {

    /** What a shell reports of a program that the end of its reader has ended: 128 + SIGPIPE. */
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
