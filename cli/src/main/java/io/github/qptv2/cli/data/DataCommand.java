package io.github.qptv2.cli.data;

import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.Subcommand;
import picocli.CommandLine.Command;

/** {@code qpt data}. */
@Command(
        name = "data",
        description = "Labeled datasets: lists them, checks a copy, draws a validation split.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0, 1, 3:as in the help of each subcommand", "2:wrong usage"},
        subcommands = {DataListCommand.class, DataCheckCommand.class, DataSplitCommand.class})
public final class DataCommand extends Subcommand {

    @Override
    public Integer call() {
        throw usageError("give a subcommand: list, check or split");
    }
}
