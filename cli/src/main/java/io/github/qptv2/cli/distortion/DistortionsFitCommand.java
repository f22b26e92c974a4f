package io.github.qptv2.cli.distortion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.OutputPaths;
import io.github.qptv2.cli.console.StagedProgress;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.distortion.DistortionFit;
import io.github.qptv2.scoring.bundle.ModelBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qpt distortions fit}. */
@Command(
        name = "fit",
        description = "Fits a distortion head to compositions of distortions, and stores it in the bundle.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the bundle is written",
            "1:the bundle cannot be written; an existing file is unchanged",
            "2:wrong usage",
            "130, 143:stopped by Ctrl-C or SIGTERM; nothing is written"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  qpt distortions fit --model best.safetensors --images photos/ --out explained.safetensors"})
final class DistortionsFitCommand extends Subcommand {

    @Mixin
    private SampleOptions samples = new SampleOptions();

    @Option(
            names = "--samples",
            paramLabel = "N",
            description =
                    "Crops to distort, two of each image; every fifth image calibrates; default: ${DEFAULT-VALUE}.",
            defaultValue = "8000")
    private int crops = 8000;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE.safetensors",
            description = "Bundle to write; may be --model itself.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        verbosity.apply();
        if (!out.toString().endsWith(".safetensors")) {
            throw usageError("--out must end in .safetensors, got " + out);
        }
        OutputPaths.requireFile("--out", out);
        var stop = console().stop();
        stop.onSignals();
        try {
            OutputPaths.requireNew(out, samples.model());
            fit(ModelBundle.read(samples.model()));
            return 0;
        } catch (CancellationException e) {
            console().message("stopped; no bundle was written");
            return stop.exitCode();
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e));
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }

    private void fit(ModelBundle bundle) throws IOException {
        var request = samples.request(crops);
        DistortionFit.Result fitted;
        try (var progress = new StagedProgress(console().err())) {
            var listener = SampleOptions.listener(console(), progress);
            fitted = DistortionFit.fit(bundle, request, samples.description(request), listener);
        }
        bundle.with(fitted.head()).write(out);
        console().print(EvaluationTable.of("held-out images", fitted.heldOut()));
        console()
                .message("wrote %s; a distortion is a cause from probability %.2f"
                        .formatted(out, fitted.head().threshold()));
    }
}
