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
        description = "Lists the built-in models with their metrics and training data.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the models are listed", "1:this build has none, or one cannot be read", "2:wrong usage"})
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
            console().message(ModelSource.NO_BUILT_IN_MODELS);
            return 1;
        }
        return 0;
    }
}
