package io.github.qptv2.cli.console;

import java.util.concurrent.Callable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Base of the commands: console access and usage errors. */
public abstract class Subcommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ConsoleSource main;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    public final Console console() {
        return main.console();
    }

    public final CommandSpec spec() {
        return spec;
    }

    /** A usage error, exit code 2. */
    public final ParameterException usageError(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
