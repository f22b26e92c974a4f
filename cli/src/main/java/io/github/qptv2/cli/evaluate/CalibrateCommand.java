package io.github.qptv2.cli.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import io.github.qptv2.calibrate.CalibrationImages;
import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.OutputPaths;
import io.github.qptv2.cli.console.ProgressDisplay;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.cli.input.CorruptOption;
import io.github.qptv2.cli.input.DatasetArgument;
import io.github.qptv2.cli.input.ScaleOption;
import io.github.qptv2.cli.model.DeviceOptions;
import io.github.qptv2.cli.model.ModelArgument;
import io.github.qptv2.dataset.split.SplitSpec;
import io.github.qptv2.evaluate.SplitProtocol;
import io.github.qptv2.scoring.CancellationToken;
import io.github.qptv2.scoring.FeatureExtractor;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.batch.BatchInput;
import io.github.qptv2.scoring.batch.BatchScorer;
import io.github.qptv2.scoring.bundle.BackboneBundle;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.ModelBundle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qpt calibrate}. */
@Command(
        name = "calibrate",
        description =
                "Calibrates a model: fits the mapping from raw outputs to MOS and percentiles or, with --intervals,"
                        + " intervals of the MOS and the test of the domain, and stores it in the bundle.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the bundle is written",
            "1:the bundle cannot be written; an existing file is unchanged",
            "2:wrong usage",
            "3:the bundle is written, but some images could not be scored or are corrupt; each is named",
            "130, 143:stopped by Ctrl-C or SIGTERM; nothing is written"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  qpt calibrate --model best.safetensors --dataset koniq-10k=/data/koniq10k",
            "  qpt calibrate --model iqa.pth --images holiday/ --out iqa.safetensors",
            "  qpt calibrate --model best.safetensors --intervals --dataset biq2021=/data/biq2021"
                    + " --splits configs/splits/biq2021-validation.txt"
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
            names = "--dataset",
            paramLabel = DatasetArgument.FORM,
            converter = DatasetArgument.Converter.class,
            description =
                    "Labeled dataset (see qpt data list) and its folder; the MOS mapping is fitted to its ratings.")
    private List<DatasetArgument> datasets = List.of();

    @Mixin
    private ScaleOption scale = new ScaleOption();

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description = "Unlabeled images: fits mean, standard deviation and percentiles only.")
    private @Nullable Path images;

    @Option(
            names = "--splits",
            paramLabel = "SPLITS",
            description = "Training part of --dataset to fit to: official, random-SEED-NUMBER, all or a split FILE.csv;"
                    + " default: official, or all for a dataset without one.",
            defaultValue = SplitProtocol.DEFAULT)
    private String splits = SplitProtocol.DEFAULT;

    @Option(
            names = "--intervals",
            description =
                    "Fit intervals of the MOS to the validation part of --splits, and the test of the domain to both"
                            + " parts; the bundle must have a MOS mapping.")
    private boolean intervals;

    @Option(
            names = "--out",
            paramLabel = "FILE.safetensors",
            description = "Bundle to write; default: --model itself, if it is a bundle.")
    private @Nullable Path out;

    @Mixin
    private CorruptOption corrupt = new CorruptOption();

    @Mixin
    private DeviceOptions compute = new DeviceOptions();

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        verbosity.apply();
        ScorerOptions options = compute.checked(spec());
        if (datasets.isEmpty() == (images == null)) {
            throw usageError("give either --dataset NAME=DIR or --images DIR");
        }
        if (images != null && scale.scale() != null) {
            throw usageError("--scale needs --dataset own=DIR");
        }
        if (datasets.size() > 1) {
            throw usageError("--dataset must be given once: a MOS mapping belongs to one scale");
        }
        if (intervals && images != null) {
            throw usageError("--intervals needs --dataset, whose ratings they are fitted to");
        }
        console().stop().onSignals();
        try {
            var checkpoint = Checkpoint.read(model.path());
            return intervals
                    ? fitIntervals(checkpoint, target(checkpoint), options)
                    : calibrate(checkpoint, target(checkpoint), options);
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
                console.message("stopped after %d images; no bundle was written".formatted(scores.scored()));
                return console.stop().exitCode();
            }
            Calibration calibration = fit(scorer, imageFiles, scores);
            ModelBundle.writeCalibrated(checkpoint, calibration, target);
            console.print(CalibrationText.of(calibration, imageFiles, scores.rawOutputs()));
            console.message("wrote " + target);
            return scores.failed() > 0 || corrupt.fails(scores.corrupt()) ? 3 : 0;
        }
    }

    private int fitIntervals(Checkpoint checkpoint, Path target, ScorerOptions options) throws IOException {
        if (!ModelBundle.isBundle(checkpoint) || BackboneBundle.isPresent(checkpoint)) {
            throw new UserException(model + " is no bundle of a HiViT, which --intervals needs");
        }
        var console = console();
        var parts = intervalParts();
        var bundle = ModelBundle.of(checkpoint);
        try (var extractor = extractor(bundle, options)) {
            var run = new IntervalRun(extractor, bundle.description(), corrupt.reader(), console);
            var found = run.fit(parts);
            if (found.isEmpty()) {
                console.message("stopped; no bundle was written");
                return console.stop().exitCode();
            }
            ModelBundle.writeUncertain(checkpoint, found.get(), target);
            console.print(UncertaintyText.of(found.get()));
            console.message("wrote " + target);
            return run.failed() > 0 || corrupt.fails(run.corrupt()) ? 3 : 0;
        }
    }

    private FeatureExtractor extractor(ModelBundle bundle, ScorerOptions options) {
        try {
            return FeatureExtractor.of(bundle, options);
        } catch (IllegalArgumentException e) {
            throw new UserException(model + ": " + e.getMessage());
        }
    }

    private IntervalParts intervalParts() throws IOException {
        try {
            return IntervalParts.of(scale.read(datasets.get(0)), SplitSpec.parse(splits));
        } catch (IllegalArgumentException e) {
            throw usageError(String.valueOf(e.getMessage()));
        }
    }

    private Path target(Checkpoint checkpoint) throws IOException {
        if (out == null) {
            if (model.isBuiltIn()) {
                throw new UserException(model + " is a built-in model, which cannot be changed;"
                        + " name the bundle to write with --out FILE.safetensors");
            }
            if (!ModelBundle.isBundle(checkpoint)) {
                throw new UserException(model + " is a checkpoint, which cannot hold a calibration;"
                        + " name the bundle to write with --out FILE.safetensors");
            }
            return model.path();
        }
        if (!out.toString().endsWith(".safetensors")) {
            throw usageError("--out must end in .safetensors, got " + out);
        }
        OutputPaths.requireFile("--out", out);
        OutputPaths.requireNew(out, model.path());
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
            var copy = scale.read(datasets.get(0));
            var selections = new SplitProtocol(splits, SplitProtocol.Place.TRAIN).of(copy.set());
            if (selections.size() > 1) {
                throw usageError("--splits must name one split, got " + splits);
            }
            return CalibrationImages.of(copy, selections.get(0));
        } catch (IllegalArgumentException e) {
            throw usageError(String.valueOf(e.getMessage()));
        }
    }

    private RawScores score(Scorer scorer, CalibrationImages imageFiles) {
        var console = console();
        console.message("scoring %,d images of %s".formatted(imageFiles.files().size(), imageFiles.set()));
        var files = imageFiles.files();
        try (var progress = ProgressDisplay.on(console.err(), "scoring")) {
            progress.total(files.size());
            var scores = new RawScores(files, console, progress);
            score(scorer, files, scores);
            return scores;
        }
    }

    private void score(Scorer scorer, List<Path> files, RawScores scores) {
        try {
            new BatchScorer(scorer, compute.batchOptions().withImageReader(corrupt.reader()))
                    .score(
                            IntStream.range(0, files.size()).iterator(),
                            place -> BatchInput.of(files.get(place)),
                            scores,
                            CancellationToken.when(console().stop()));
        } catch (CancellationException e) {
            // the caller reads the signal
        }
    }

    private Calibration fit(Scorer scorer, CalibrationImages imageFiles, RawScores scores) {
        if (scores.failed() > 0) {
            console()
                    .message("%,d of %,d images could not be scored and are left out"
                            .formatted(scores.failed(), imageFiles.files().size()));
        }
        if (imageFiles.mos().isPresent() && scores.scored() < FEW) {
            console()
                    .message(
                            "%d rated images are few: the MOS mapping and its direction may be due to chance; use %d or more"
                                    .formatted(scores.scored(), FEW));
        }
        try {
            return imageFiles.fit(scores.rawOutputs(), scorer.description().calibration());
        } catch (IllegalArgumentException e) {
            throw new UserException(model + ": cannot be calibrated on " + imageFiles.set() + ": " + e.getMessage());
        }
    }
}
