package io.github.qptv2.cli.data;

import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.Subcommand;
import picocli.CommandLine.Command;

/** {@code qpt data}. */
@Command(
        name = "data",
        description = "Labeled sets: which there are, whether a copy is whole, validation images.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the subcommand's, see its own help", "2:wrong usage"},
        subcommands = {DataListCommand.class, DataCheckCommand.class, DataSplitCommand.class})
public final class DataCommand extends Subcommand {

    @Override
    public Integer call() {
        throw wrong("name what to do: list, check or split");
    }
}
