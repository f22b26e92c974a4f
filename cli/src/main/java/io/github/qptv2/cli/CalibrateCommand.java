package io.github.qptv2.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.CheckpointException;
import io.github.qptv2.evaluate.CalibrationPictures;
import io.github.qptv2.evaluate.FileScoring;
import io.github.qptv2.evaluate.Protocol;
import io.github.qptv2.evaluate.SetCopy;
import io.github.qptv2.scoring.Calibration;
import io.github.qptv2.scoring.ModelBundle;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qpt calibrate}. */
@Command(
        name = "calibrate",
        description = "Gives a model's output a meaning: opinion scores and percentiles, fitted on pictures.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the bundle is written",
            "1:it is not, and the file is as it was",
            "2:wrong usage",
            "3:written, but some pictures could not be scored; each is named",
            "130, 143:stopped by Ctrl-C or SIGTERM; nothing is written"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  qpt calibrate --model best.safetensors --data koniq-10k /data/koniq10k",
            "  qpt calibrate --model iqa.pth --images holiday/ --out iqa.safetensors"
        })
final class CalibrateCommand extends Subcommand {

    private static final int FEW = 30;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            converter = ModelFile.Converter.class,
            description = "Model bundle or checkpoint, or the name of a built-in model.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ModelFile model;

    @Option(
            names = "--data",
            arity = "2",
            hideParamSyntax = true,
            paramLabel = "NAME DIR",
            description = "A labelled set, see qpt data list: fits the curve to opinions, too.")
    private List<String> data = List.of();

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description = "Pictures without opinions: mean, deviation and percentiles alone.")
    private @Nullable Path images;

    @Option(
            names = "--splits",
            paramLabel = "SPLITS",
            description = "Which training part of --data: official, random:1:SEED, all or a split FILE.csv;"
                    + " default: official, or all where there is none.",
            defaultValue = Protocol.DEFAULT)
    private String splits = Protocol.DEFAULT;

    @Option(
            names = "--out",
            paramLabel = "FILE.safetensors",
            description = "Write the bundle there; default: in place, if --model is a bundle.")
    private @Nullable Path out;

    @Mixin
    private ComputeOptions compute = new ComputeOptions();

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        verbosity.settle();
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
        CalibrationPictures pictures = pictures();
        try (var scorer = compute.load(model.path(), options)) {
            RawScores scores = score(scorer, pictures);
            if (console.stop().getAsBoolean()) {
                console.say("stopped after %d pictures; nothing is written".formatted(scores.scored()));
                return console.stop().exitCode();
            }
            Calibration calibration = fit(scorer, pictures, scores);
            ModelBundle.writeCalibrated(checkpoint, calibration, target);
            console.print(CalibrationText.of(calibration, pictures, scores.raws()));
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
        Destination.requireFile("--out", out);
        if (Files.exists(out) && !Files.isSameFile(out, model.path())) {
            throw new UserException(out + " is there already; choose another name for --out");
        }
        return out;
    }

    private CalibrationPictures pictures() throws IOException {
        if (images != null) {
            var found = CalibrationPictures.in(images);
            if (found.files().isEmpty()) {
                throw new UserException(images + ": no images in this folder or below it");
            }
            return found;
        }
        try {
            var copy = SetCopy.read(data.get(0), Path.of(data.get(1)));
            var selections = new Protocol(splits, Protocol.Place.TRAIN).of(copy.set());
            if (selections.size() > 1) {
                throw wrong("--splits must name one split, got " + splits);
            }
            return CalibrationPictures.of(copy, selections.get(0));
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private RawScores score(Scorer scorer, CalibrationPictures pictures) {
        var console = console();
        console.say("scoring %,d pictures of %s".formatted(pictures.files().size(), pictures.set()));
        try (var progress = Progress.on(console.err(), "scoring")) {
            progress.total(pictures.files().size());
            var scores = new RawScores(pictures.files(), console, progress);
            new FileScoring(scorer, compute.pace()).run(pictures.files(), scores, console.stop());
            return scores;
        }
    }

    private Calibration fit(Scorer scorer, CalibrationPictures pictures, RawScores scores) {
        if (scores.failed() > 0) {
            console()
                    .say("%,d of %,d pictures could not be scored and are left out"
                            .formatted(scores.failed(), pictures.files().size()));
        }
        if (pictures.opinions().isPresent() && scores.scored() < FEW) {
            console()
                    .say("%d opinions are few: the curve, and whether it rises, may be chance; take %d or more"
                            .formatted(scores.scored(), FEW));
        }
        try {
            return pictures.fit(scores.raws(), scorer.description().calibration());
        } catch (IllegalArgumentException e) {
            throw new UserException(model + ": cannot be calibrated on " + pictures.set() + ": " + e.getMessage());
        }
    }
}
