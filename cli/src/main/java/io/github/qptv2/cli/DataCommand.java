package io.github.qptv2.cli;

import picocli.CommandLine.Command;

/** {@code qpt data}. */
@Command(
        name = "data",
        description = "Labelled sets: which there are, and whether a copy on disk is whole.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        subcommands = {DataListCommand.class, DataCheckCommand.class})
final class DataCommand extends Subcommand {

    @Override
    public Integer call() {
        throw wrong("name what to do: list or check");
    }
}
