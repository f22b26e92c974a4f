package io.github.qptv2.cli.console;

import java.util.List;

import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints one line for a usage error and one that refers to the help. */
public final class UsageErrors implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException error, String[] args) {
        var command = error.getCommandLine();
        var line = new StringBuilder("qpt: ").append(firstLine(error));
        if (error instanceof UnmatchedArgumentException unmatched) {
            List<String> similar = unmatched.getSuggestions();
            line.append(similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?");
        }
        command.getErr().println(line);
        command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String firstLine(ParameterException error) {
        String message = error.getMessage() == null ? "wrong usage" : error.getMessage();
        return message.lines().findFirst().orElse("");
    }
}
