package io.github.qptv2.cli.data;

import java.io.IOException;
import java.util.concurrent.Callable;

import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.StagedProgress;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.cli.input.DatasetArgument;
import io.github.qptv2.cli.output.ReportFormat;
import io.github.qptv2.dataset.benchmark.DatasetCheck;
import io.github.qptv2.dataset.benchmark.DatasetCheckReport;
import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.media.image.CorruptFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code qpt data check}. */
@Command(
        name = "check",
        description = "Compares a copy of a labeled dataset with its labels and with the published counts.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the copy is complete",
            "1:the labels cannot be read",
            "2:wrong usage",
            "3:the copy has faults; the report lists them"
        })
final class DataCheckCommand implements Callable<Integer> {

    @Mixin
    private CheckedDataset dataset = new CheckedDataset();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table or json; default: ${DEFAULT-VALUE}.",
            defaultValue = "table")
    private ReportFormat format = ReportFormat.TABLE;

    @Option(names = "--headers-only", description = "Read the image headers only; corrupt image data is not found.")
    private boolean headersOnly;

    @Option(
            names = "--corrupt",
            paramLabel = "POLICY",
            description = "Corrupt images that can be decoded: refuse (a fault), warn (listed, exit code 3) or accept;"
                    + " default: ${DEFAULT-VALUE}.",
            defaultValue = "refuse")
    private CorruptFiles corrupt = CorruptFiles.REFUSE;

    @Option(names = "--threads", paramLabel = "N", description = "Decoding threads; default: one per core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DataCommand data;

    @Override
    public Integer call() {
        verbosity.apply();
        DatasetCheckReport report = check(dataset.required(data.console()));
        data.console().print(format == ReportFormat.JSON ? CheckText.json(report) : CheckText.table(report));
        return report.isValid() ? 0 : 3;
    }

    private DatasetCheckReport check(DatasetArgument copy) {
        var check = new DatasetCheck(headersOnly, corrupt, OrderedExecutor.Width.of(Math.max(1, threads)));
        try (var progress = new StagedProgress(data.console().err())) {
            return check.run(copy.name(), copy.path(), (done, total) -> progress.at("checking", done, total));
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e));
        }
    }
}
