package io.github.qptv2.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.github.qptv2.evaluate.PredictionFile;
import io.github.qptv2.metric.AgreementReport;
import io.github.qptv2.metric.Bootstrap;
import io.github.qptv2.metric.LogisticFit.Family;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code qpt evaluate}. */
@Command(
        name = "evaluate",
        description = "Says how well scores agree with opinions: correlations, errors and 95 % intervals.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the figures are printed", "1:the scores cannot be judged", "2:wrong usage"})
final class EvaluateCommand implements Callable<Integer> {

    @Option(
            names = "--predictions",
            required = true,
            paramLabel = "FILE.csv",
            description = "Any tool's scores: columns pred and mos; if known, std (of the opinions) and group.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path predictions;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, csv or json; default: ${DEFAULT-VALUE}.",
            defaultValue = "table")
    private AgreementFormat format = AgreementFormat.TABLE;

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            description = "Resample N times for the intervals, groups as wholes; 0: no intervals; default: 1000.")
    private int replicates = 1000;

    @Option(names = "--seed", paramLabel = "N", description = "Of the resampling; default: 1.")
    private long seed = 1;

    @Option(
            names = "--logistic",
            paramLabel = "4|5",
            description = "Parameters of the curve that maps scores to opinions; default: 4.")
    private int parameters = 4;

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Main main;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        verbosity.settle();
        Family family = family();
        Bootstrap bootstrap = bootstrap();
        try {
            var report = AgreementReport.of(PredictionFile.read(predictions), family, bootstrap);
            main.console().print(format.text(report));
            return 0;
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e));
        }
    }

    private Family family() {
        if (parameters != 4 && parameters != 5) {
            throw new ParameterException(spec.commandLine(), "--logistic must be 4 or 5, got " + parameters);
        }
        return parameters == 4 ? Family.FOUR : Family.FIVE;
    }

    private @Nullable Bootstrap bootstrap() {
        if (replicates != 0 && (replicates < 2 || replicates > 1_000_000)) {
            throw new ParameterException(
                    spec.commandLine(), "--bootstrap must be 0 or in [2, 1000000], got " + replicates);
        }
        return replicates == 0 ? null : new Bootstrap(replicates, seed);
    }
}
