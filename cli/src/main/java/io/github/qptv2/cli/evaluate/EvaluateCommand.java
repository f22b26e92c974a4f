package io.github.qptv2.cli.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.evaluate.Evaluation.MetricConfig;
import io.github.qptv2.evaluate.HtmlReport;
import io.github.qptv2.evaluate.PredictionFile;
import io.github.qptv2.metric.AgreementReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qpt evaluate}. */
@Command(
        name = "evaluate",
        description =
                "Computes SRCC, PLCC, KRCC and RMSE between scores and human ratings, with 95 %% confidence intervals.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the metrics are printed",
            "1:the metrics cannot be computed",
            "2:wrong usage",
            "3:the metrics are printed, but some images could not be scored or are corrupt; each is named",
            "130, 143:stopped by Ctrl-C or SIGTERM; --out has the predictions made so far"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  qpt evaluate --model best.safetensors --dataset koniq-10k=/data/koniq10k",
            "  qpt evaluate --model iqa.pth --dataset own=mine/ --report report.html",
            "  qpt evaluate --predictions predictions.csv --format json"
        })
public final class EvaluateCommand extends Subcommand {

    @Mixin
    private DatasetOptions options = new DatasetOptions();

    @Option(
            names = "--predictions",
            paramLabel = "FILE.csv",
            description =
                    "Evaluate the scores in this file instead of models: columns pred and mos, optionally std (of the"
                            + " ratings) and group.")
    private @Nullable Path predictions;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, csv or json; default: ${DEFAULT-VALUE}.",
            defaultValue = "table")
    private AgreementFormat format = AgreementFormat.TABLE;

    @Mixin
    private MetricOptions metrics = new MetricOptions();

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        verbosity.apply();
        MetricConfig metricConfig = metrics.metricConfig();
        if ((predictions == null) == options.isEmpty()) {
            throw usageError("give either --model FILE and --dataset NAME=DIR, or --predictions FILE.csv");
        }
        requireAlone();
        try {
            return predictions == null ? models(metricConfig) : predictions(predictions, metricConfig);
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e));
        }
    }

    /** Options of models and datasets do not apply to a file of predictions. */
    private void requireAlone() {
        if (predictions == null) {
            return;
        }
        var others = options.given();
        if (!others.isEmpty()) {
            throw usageError("--predictions cannot be combined with " + String.join(", ", others));
        }
        if (Files.isDirectory(predictions)) {
            throw new UserException("--predictions must be a CSV file, got the folder " + predictions);
        }
    }

    private int predictions(Path file, MetricConfig metricConfig) throws IOException {
        var report = AgreementReport.of(PredictionFile.read(file), metricConfig.family(), metricConfig.bootstrap());
        console().print(format.text(report));
        return 0;
    }

    private int models(MetricConfig metricConfig) throws IOException {
        var plan = options.plan(metricConfig);
        var run = new EvaluationRun(console(), plan);
        var evaluations = run.evaluations();
        if (console().stop().getAsBoolean()) {
            console().message("stopped after %,d images; %s".formatted(run.scored(), plan.advice()));
            return console().stop().exitCode();
        }
        console().print(format.text(evaluations));
        if (plan.output().page() != null) {
            HtmlReport.write(evaluations, plan.output().page());
            console().message("wrote " + plan.output().page());
        }
        return run.failed() > 0 || plan.scoring().corrupt().fails(run.corrupt()) ? 3 : 0;
    }
}
