package io.github.qptv2.cli.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.StagedProgress;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.cli.output.ReportFormat;
import io.github.qptv2.dataset.benchmark.Benchmarks;
import io.github.qptv2.dataset.benchmark.DatasetCheck;
import io.github.qptv2.dataset.benchmark.DatasetCheckReport;
import io.github.qptv2.io.OrderedExecutor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code qpt data check}. */
@Command(
        name = "check",
        description = "Holds a copy of a labeled set against its labels and what is known of a whole one.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the copy is whole and can be used",
            "1:there are no labels to be read",
            "2:wrong usage",
            "3:something is wrong with it; the report says what"
        })
final class DataCheckCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "The set, see qpt data list.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder that holds the copy (own: or its CSV file).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table or json; default: ${DEFAULT-VALUE}.",
            defaultValue = "table")
    private ReportFormat format = ReportFormat.TABLE;

    @Option(names = "--headers-only", description = "Open images without decoding them: fast, sees less.")
    private boolean headersOnly;

    @Option(names = "--threads", paramLabel = "N", description = "Default: one a core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DataCommand data;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        verbosity.apply();
        try {
            Benchmarks.named(name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        DatasetCheckReport report = check();
        data.console().print(format == ReportFormat.JSON ? CheckText.json(report) : CheckText.table(report));
        return report.isSound() ? 0 : 3;
    }

    private DatasetCheckReport check() {
        var check = new DatasetCheck(headersOnly, OrderedExecutor.Width.of(Math.max(1, threads)));
        try (var progress = new StagedProgress(data.console().err())) {
            return check.run(name, folder, (done, total) -> progress.at("checking", done, total));
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e));
        }
    }
}
