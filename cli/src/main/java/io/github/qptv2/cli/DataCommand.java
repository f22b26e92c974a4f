package io.github.qptv2.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code qpt data}. */
@Command(
        name = "data",
        description = "Labelled sets: which there are, and whether a copy on disk is whole.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        subcommands = {DataListCommand.class, DataCheckCommand.class})
final class DataCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Main main;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    Console console() {
        return main.console();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name what to do: list or check");
    }
}
