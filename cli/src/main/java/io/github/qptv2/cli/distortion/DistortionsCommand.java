package io.github.qptv2.cli.distortion;

import io.github.qptv2.cli.console.ConsoleSource;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.Subcommand;
import picocli.CommandLine.Command;

/** {@code qpt distortions}. */
@Command(
        name = "distortions",
        description = "Fits and evaluates the distortion head, which names what lowers the quality of an image.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0, 1:as in the help of each subcommand", "2:wrong usage"},
        subcommands = {DistortionsFitCommand.class, DistortionsEvaluateCommand.class})
public final class DistortionsCommand extends Subcommand implements ConsoleSource {

    @Override
    public Integer call() {
        throw usageError("give a subcommand: fit or evaluate");
    }
}
