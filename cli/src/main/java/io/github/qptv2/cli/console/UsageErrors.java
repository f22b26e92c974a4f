package io.github.qptv2.cli.console;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.qptv2.io.MediaFiles;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints one line for a usage error and one that refers to the help. */
public final class UsageErrors implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException error, String[] args) {
        var command = error.getCommandLine();
        var line = new StringBuilder("qpt: ").append(firstLine(error));
        var file = Stream.of(args)
                .takeWhile(arg -> !arg.equals("--"))
                .filter(UsageErrors::isFile)
                .findFirst();
        if (file.isPresent()) {
            line.append("; if %1$s is a file, write ./%1$s, or -- before it".formatted(file.get()));
        } else if (error instanceof UnmatchedArgumentException unmatched) {
            List<String> similar = unmatched.getSuggestions();
            line.append(similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?");
        }
        command.getErr().println(line);
        command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Whether an argument that is read as an option names a file. */
    private static boolean isFile(String argument) {
        try {
            return argument.length() > 1
                    && argument.startsWith("-")
                    && (MediaFiles.isImageName(argument)
                            || MediaFiles.isVideoName(argument)
                            || Files.exists(Path.of(argument)));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String firstLine(ParameterException error) {
        String message = error.getMessage() == null ? "wrong usage" : error.getMessage();
        return message.lines().findFirst().orElse("");
    }
}
