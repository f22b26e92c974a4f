package io.github.qptv2.cli.model;

import java.util.List;

import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.cli.output.ReportFormat;
import io.github.qptv2.scoring.bundle.BuiltInModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code qpt models}. */
@Command(
        name = "models",
        description = "Lists the models that ship, with their figures.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:listed", "1:none ships with this build, or one cannot be read", "2:wrong usage"})
public final class ModelsCommand extends Subcommand {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table or json; default: ${DEFAULT-VALUE}.",
            defaultValue = "table")
    private ReportFormat format = ReportFormat.TABLE;

    @Override
    public Integer call() {
        List<ModelEntry> models =
                BuiltInModels.names().stream().map(ModelEntry::of).toList();
        if (format == ReportFormat.JSON) {
            console().print(JsonText.line(models) + "\n");
        } else if (!models.isEmpty()) {
            console().print(ModelText.of(models));
        }
        if (models.isEmpty()) {
            console().say(ModelSource.NONE_SHIPS);
            return 1;
        }
        return 0;
    }
}
