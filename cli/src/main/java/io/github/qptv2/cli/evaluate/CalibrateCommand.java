package io.github.qptv2.cli.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.calibrate.CalibrationImages;
import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.OutputPaths;
import io.github.qptv2.cli.console.ProgressBars;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.cli.model.DeviceOptions;
import io.github.qptv2.cli.model.ModelArgument;
import io.github.qptv2.evaluate.DatasetCopy;
import io.github.qptv2.evaluate.SplitProtocol;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.batch.FileScoring;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.ModelBundle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qpt calibrate}. */
@Command(
        name = "calibrate",
        description = "Gives a model's output a meaning: opinion scores and percentiles, fitted on images.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the bundle is written",
            "1:it is not, and the file is as it was",
            "2:wrong usage",
            "3:written, but some images could not be scored; each is named",
            "130, 143:stopped by Ctrl-C or SIGTERM; nothing is written"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  qpt calibrate --model best.safetensors --data koniq-10k /data/koniq10k",
            "  qpt calibrate --model iqa.pth --images holiday/ --out iqa.safetensors"
        })
public final class CalibrateCommand extends Subcommand {

    private static final int FEW = 30;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            converter = ModelArgument.Converter.class,
            description = "Model bundle or checkpoint, or the name of a built-in model.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ModelArgument model;

    @Option(
            names = "--data",
            arity = "2",
            hideParamSyntax = true,
            paramLabel = "NAME DIR",
            description = "A labeled set, see qpt data list: fits the curve to opinions, too.")
    private List<String> data = List.of();

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description = "Images without opinions: mean, deviation and percentiles alone.")
    private @Nullable Path images;

    @Option(
            names = "--splits",
            paramLabel = "SPLITS",
            description = "Which training part of --data: official, random-SEED-NUMBER, all or a split FILE.csv;"
                    + " default: official, or all where there is none.",
            defaultValue = SplitProtocol.DEFAULT)
    private String splits = SplitProtocol.DEFAULT;

    @Option(
            names = "--out",
            paramLabel = "FILE.safetensors",
            description = "Write the bundle there; default: in place, if --model is a bundle.")
    private @Nullable Path out;

    @Mixin
    private DeviceOptions compute = new DeviceOptions();

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        verbosity.apply();
        ScorerOptions options = compute.checked(spec());
        if (data.isEmpty() == (images == null)) {
            throw wrong("give either --data NAME DIR or --images DIR");
        }
        if (data.size() > 2) {
            throw wrong("--data must be given once: a curve belongs to one scale");
        }
        console().stop().onSignals();
        try {
            var checkpoint = Checkpoint.read(model.path());
            return calibrate(checkpoint, target(checkpoint), options);
        } catch (CheckpointException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e));
        }
    }

    private int calibrate(Checkpoint checkpoint, Path target, ScorerOptions options) throws IOException {
        var console = console();
        CalibrationImages imageFiles = images();
        try (var scorer = compute.load(model.path(), options)) {
            RawScores scores = score(scorer, imageFiles);
            if (console.stop().getAsBoolean()) {
                console.say("stopped after %d images; nothing is written".formatted(scores.scored()));
                return console.stop().exitCode();
            }
            Calibration calibration = fit(scorer, imageFiles, scores);
            ModelBundle.writeCalibrated(checkpoint, calibration, target);
            console.print(CalibrationText.of(calibration, imageFiles, scores.raws()));
            console.say("wrote " + target);
            return scores.failed() == 0 ? 0 : 3;
        }
    }

    private Path target(Checkpoint checkpoint) throws IOException {
        if (out == null) {
            if (model.isBuiltIn()) {
                throw new UserException(model + " is a built-in model, which stays as it is;"
                        + " name a bundle to be written with --out FILE.safetensors");
            }
            if (!ModelBundle.isBundle(checkpoint)) {
                throw new UserException(model + " is a checkpoint, which cannot hold a calibration;"
                        + " name a bundle to be written with --out FILE.safetensors");
            }
            return model.path();
        }
        if (!out.toString().endsWith(".safetensors")) {
            throw wrong("--out must end in .safetensors, got " + out);
        }
        OutputPaths.requireFile("--out", out);
        if (Files.exists(out) && !Files.isSameFile(out, model.path())) {
            throw new UserException(out + " is there already; choose another name for --out");
        }
        return out;
    }

    private CalibrationImages images() throws IOException {
        if (images != null) {
            var found = CalibrationImages.in(images);
            if (found.files().isEmpty()) {
                throw new UserException(images + ": no images in this folder or below it");
            }
            return found;
        }
        try {
            var copy = DatasetCopy.read(data.get(0), Path.of(data.get(1)));
            var selections = new SplitProtocol(splits, SplitProtocol.Place.TRAIN).of(copy.set());
            if (selections.size() > 1) {
                throw wrong("--splits must name one split, got " + splits);
            }
            return CalibrationImages.of(copy, selections.get(0));
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private RawScores score(Scorer scorer, CalibrationImages imageFiles) {
        var console = console();
        console.say("scoring %,d images of %s".formatted(imageFiles.files().size(), imageFiles.set()));
        try (var progress = ProgressBars.on(console.err(), "scoring")) {
            progress.total(imageFiles.files().size());
            var scores = new RawScores(imageFiles.files(), console, progress);
            new FileScoring(scorer, compute.throughput()).run(imageFiles.files(), scores, console.stop());
            return scores;
        }
    }

    private Calibration fit(Scorer scorer, CalibrationImages imageFiles, RawScores scores) {
        if (scores.failed() > 0) {
            console()
                    .say("%,d of %,d images could not be scored and are left out"
                            .formatted(scores.failed(), imageFiles.files().size()));
        }
        if (imageFiles.mos().isPresent() && scores.scored() < FEW) {
            console()
                    .say("%d opinions are few: the curve, and whether it rises, may be chance; take %d or more"
                            .formatted(scores.scored(), FEW));
        }
        try {
            return imageFiles.fit(scores.raws(), scorer.description().calibration());
        } catch (IllegalArgumentException e) {
            throw new UserException(model + ": cannot be calibrated on " + imageFiles.set() + ": " + e.getMessage());
        }
    }
}
