package io.github.qptv2.cli.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.cli.console.CancellationSignal;
import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.OutputPaths;
import io.github.qptv2.cli.console.StagedProgress;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.pseudo.PseudoLabelRequest;
import io.github.qptv2.pseudo.PseudoLabeling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qpt pseudo-label}. */
@Command(
        name = "pseudo-label",
        description =
                "Scores unlabeled images, and degraded views of them, as a dataset of pseudo-labels for qpt finetune.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the pseudo-labels are written",
            "1:the file is not written; --resume continues",
            "2:wrong usage",
            "3:the file is written, but some images have no pseudo-label",
            "130, 143:stopped by Ctrl-C or SIGTERM; --resume continues"
        })
public final class PseudoLabelCommand extends Subcommand {

    private static final int SOME_FAILED = 3;

    @Parameters(
            arity = "1..*",
            paramLabel = "DATA",
            description =
                    "Unlabeled images: a folder (with its subfolders), a list (.txt, .csv, .tsv) or a manifest (.jsonl).")
    private List<Path> data = new ArrayList<>();

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "Scoring model: any that qpt score accepts, such as one of qpt probe --save.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path model;

    @Option(names = "--out", required = true, paramLabel = "FILE.csv", description = "Dataset to write.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(
            names = "--degradation",
            paramLabel = "NAME|FILE",
            description =
                    "Degradation preset or .yaml file; degraded views of each image are labeled too; default: none.",
            defaultValue = "none")
    private String degradation = "none";

    @Option(
            names = "--views",
            paramLabel = "K",
            description = "Degraded views of each image, with --degradation; default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private int views = 1;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Random seed of the degradations; default: 1.",
            defaultValue = "1")
    private long seed = 1;

    @Option(
            names = "--weight",
            paramLabel = "X",
            description = "Weight of each pseudo-label in the loss, above 0; default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private double weight = 1;

    @Option(names = "--resume", description = "Continue an earlier run of the same command.")
    private boolean resume;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Decoding and computing threads; default: one per core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        verbosity.apply();
        PseudoLabelRequest request;
        try {
            request = new PseudoLabelRequest(model, data, out, degradation, views, seed, weight, resume, threads);
        } catch (IllegalArgumentException e) {
            throw usageError(String.valueOf(e.getMessage()));
        }
        OutputPaths.requireFile("--out", out);
        var stop = console().stop();
        stop.onSignals();
        try {
            return report(labeled(request, stop));
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e));
        }
    }

    private PseudoLabeling.Outcome labeled(PseudoLabelRequest request, CancellationSignal stop) throws IOException {
        long total = PseudoLabeling.count(request);
        try (var progress = new StagedProgress(console().err())) {
            return PseudoLabeling.run(
                    request,
                    done -> progress.at("images", done, total),
                    line -> console().message(line),
                    stop);
        }
    }

    private int report(PseudoLabeling.Outcome outcome) {
        int failed = outcome.failures().size();
        if (failed > 0) {
            console().message("%,d of %,d images have no pseudo-label".formatted(failed, outcome.images()));
        }
        if (!outcome.complete()) {
            console()
                    .message("stopped after %,d images; the same command with --resume continues from there"
                            .formatted(outcome.images()));
            return console().stop().exitCode();
        }
        if (outcome.rows() == 0) {
            throw new UserException("no image could be scored; no file was written");
        }
        console().message("wrote %s: %,d pseudo-labels".formatted(out, outcome.rows()));
        return failed > 0 ? SOME_FAILED : 0;
    }
}
