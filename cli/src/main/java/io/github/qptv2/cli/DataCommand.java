package io.github.qptv2.cli;

import picocli.CommandLine.Command;

/** {@code qpt data}. */
@Command(
        name = "data",
        description = "Labelled sets: which there are, whether a copy is whole, validation images.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the subcommand's, see its own help", "2:wrong usage"},
        subcommands = {DataListCommand.class, DataCheckCommand.class, DataSplitCommand.class})
final class DataCommand extends Subcommand {

    @Override
    public Integer call() {
        throw wrong("name what to do: list, check or split");
    }
}
