package io.github.qptv2.cli.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.cli.model.ModelArgument;
import io.github.qptv2.cli.output.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qpt inspect}. */
@Command(
        name = "inspect",
        description =
                "Describes the content of a checkpoint or bundle, without loading libtorch or running code from the file.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the file is read, whether it can score or not",
            "1:the file is not a checkpoint",
            "2:wrong usage"
        })
public final class InspectCommand extends Subcommand {

    @Parameters(
            paramLabel = "FILE",
            converter = ModelArgument.PathConverter.class,
            description = "A .pth or .safetensors file, or the name of a built-in model.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Output: text or json; default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Format format = Format.TEXT;

    @Mixin
    private Verbosity verbosity = new Verbosity();

    private enum Format {
        TEXT,
        JSON
    }

    @Override
    public Integer call() {
        verbosity.apply();
        var inspection = inspect();
        console().print(format == Format.JSON ? JsonText.line(inspection) + "\n" : InspectionText.of(inspection));
        return 0;
    }

    private Inspection inspect() {
        try {
            return Inspection.of(file);
        } catch (IOException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }
}
