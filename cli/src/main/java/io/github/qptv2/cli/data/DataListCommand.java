package io.github.qptv2.cli.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.cli.output.ReportFormat;
import io.github.qptv2.dataset.benchmark.DatasetReader;
import io.github.qptv2.dataset.benchmark.DatasetReaders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code qpt data list}. */
@Command(
        name = "list",
        description = "Lists the supported labeled datasets.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the datasets are listed", "2:wrong usage"})
final class DataListCommand implements Callable<Integer> {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table or json; default: ${DEFAULT-VALUE}.",
            defaultValue = "table")
    private ReportFormat format = ReportFormat.TABLE;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DataCommand data;

    @Override
    public Integer call() {
        if (format == ReportFormat.JSON) {
            data.console()
                    .print(JsonText.line(DatasetReaders.all().stream()
                                    .map(DataListCommand::json)
                                    .toList()) + "\n");
        } else {
            DatasetReaders.all().forEach(set -> data.console().print("%-14s %s%n".formatted(set.name(), set.title())));
        }
        return 0;
    }

    private static Map<String, Object> json(DatasetReader set) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", set.name());
        fields.put("title", set.title());
        fields.put("usable", set.expectation().usable());
        fields.put("source", set.expectation().source());
        return fields;
    }
}
