package io.github.qptv2.cli.distortion;

import java.io.IOException;
import java.util.concurrent.CancellationException;

import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.StagedProgress;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.cli.output.ReportFormat;
import io.github.qptv2.distortion.DistortionEvaluation;
import io.github.qptv2.distortion.DistortionFit;
import io.github.qptv2.scoring.bundle.ModelBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qpt distortions evaluate}. */
@Command(
        name = "evaluate",
        description = "Evaluates the distortion head of a model on compositions of distortions of other images.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the figures are printed",
            "1:the model has no distortion head, or no image can be used",
            "2:wrong usage",
            "130, 143:stopped by Ctrl-C or SIGTERM"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  qpt distortions evaluate --model explained.safetensors --images others/ --samples 2000"})
final class DistortionsEvaluateCommand extends Subcommand {

    @Mixin
    private SampleOptions samples = new SampleOptions();

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Regions to distort and score, two of each image; default: ${DEFAULT-VALUE}.",
            defaultValue = "1000")
    private int crops = 1000;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Output: table or json; default: ${DEFAULT-VALUE}.",
            defaultValue = "table")
    private ReportFormat format = ReportFormat.TABLE;

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        verbosity.apply();
        var stop = console().stop();
        stop.onSignals();
        try {
            var bundle = ModelBundle.read(samples.model());
            var evaluation = evaluate(bundle);
            console()
                    .print(
                            format == ReportFormat.JSON
                                    ? JsonText.line(EvaluationTable.json(evaluation)) + "\n"
                                    : EvaluationTable.of(bundle.description().name(), evaluation));
            return 0;
        } catch (CancellationException e) {
            console().message("stopped");
            return stop.exitCode();
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e));
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }

    private DistortionEvaluation evaluate(ModelBundle bundle) throws IOException {
        try (var progress = new StagedProgress(console().err())) {
            return DistortionFit.evaluate(bundle, samples.request(crops), SampleOptions.listener(console(), progress));
        }
    }
}
