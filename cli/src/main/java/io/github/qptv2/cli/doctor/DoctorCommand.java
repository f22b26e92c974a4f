package io.github.qptv2.cli.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.cli.checkpoint.Inspection;
import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.StagedProgress;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.cli.model.DeviceOptions;
import io.github.qptv2.cli.model.ModelArgument;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.dataset.benchmark.Benchmarks;
import io.github.qptv2.doctor.Diagnosis;
import io.github.qptv2.doctor.Doctor;
import io.github.qptv2.doctor.Examination;
import io.github.qptv2.doctor.LabeledSample;
import io.github.qptv2.doctor.TrustVerdict;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.SelfTest;
import io.github.qptv2.scoring.bundle.ModelBundle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qpt doctor}. */
@Command(
        name = "doctor",
        description = "Says whether a checkpoint's scores can be trusted, and with which conventions it is to be read.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the scores pass, or warn; with --self: this machine computes right scores",
            "1:the checkpoint cannot be examined",
            "2:wrong usage",
            "3:pass or warn, but some images could not be read",
            "4:the scores fail; with --self: this machine computes wrong scores",
            "130, 143:stopped by Ctrl-C or SIGTERM; nothing is written"
        })
public final class DoctorCommand extends Subcommand {

    private static final int SOME_UNREADABLE = 3;
    private static final int FAILED = 4;

    @Option(
            names = "--self",
            description = "Examine this machine instead: a small network with known scores is run on it.")
    private boolean self;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            converter = ModelArgument.Converter.class,
            description = "A checkpoint or a bundle, or the name of a built-in model.")
    private @Nullable ModelArgument model;

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description = "Folder of photographs in full resolution; they are spoilt step by step.")
    private @Nullable Path images;

    @Mixin
    private DoctorOptions options = new DoctorOptions();

    @Mixin
    private DeviceOptions compute = new DeviceOptions();

    @Option(
            names = "--data",
            arity = "2",
            paramLabel = "NAME DIR",
            hideParamSyntax = true,
            description = "Rank conventions by a labeled set instead, see qpt data list: its name and its folder.")
    private List<String> data = List.of();

    @Option(names = "--fix", description = "Write the winning conventions into the bundle; weights stay as they are.")
    private boolean fix;

    @Option(
            names = "--out",
            paramLabel = "FILE.safetensors",
            description = "With --fix: the bundle to be written; default: a bundle itself, else NAME.safetensors beside"
                    + " the checkpoint.")
    private @Nullable Path out;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text or json; default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Format format = Format.TEXT;

    @Mixin
    private Verbosity verbosity = new Verbosity();

    private enum Format {
        TEXT,
        JSON
    }

    @Override
    public Integer call() {
        verbosity.apply();
        ScorerOptions scorer = compute.checked(spec());
        if (self) {
            return examinedSelf();
        }
        if (model == null || images == null) {
            throw wrong("give --model FILE and --images DIR, or --self");
        }
        return examined(model, images, scorer);
    }

    private int examinedSelf() {
        if (model != null || images != null) {
            throw wrong("--self examines this machine; leave out --model and --images");
        }
        var outcome = SelfTest.run(compute.threads());
        print(SelfTestText.of(outcome));
        return outcome.passed() ? 0 : FAILED;
    }

    private int examined(ModelArgument model, Path images, ScorerOptions scorer) {
        checkUsage();
        var stop = console().stop();
        stop.onSignals();
        try {
            var inspection = Inspection.of(model.path());
            if (!inspection.isUsable()) {
                print(
                        format == Format.JSON
                                ? JsonText.line(DoctorJson.unusable(inspection)) + "\n"
                                : DoctorText.unusable(inspection));
                return 1;
            }
            if (inspection.isForClips()) {
                throw new UserException(model + " is made for clips; qpt doctor examines models for images");
            }
            return examined(model, inspection, images, scorer);
        } catch (CancellationException e) {
            if (stop.getAsBoolean()) {
                return stop.exitCode();
            }
            throw e;
        } catch (CheckpointException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e));
        }
    }

    private int examined(ModelArgument model, Inspection inspection, Path images, ScorerOptions scorer)
            throws IOException {
        var bundle = ModelBundle.read(model.path());
        if (fix && model.isBuiltIn() && out == null) {
            throw new UserException(
                    model + " is a built-in model, which stays as it is; name a bundle to be written with --out");
        }
        Path target = fix ? FixTarget.of(inspection, model.path(), out) : null;
        Diagnosis diagnosis = examine(model, bundle, images, scorer);
        var winner = diagnosis.winner();
        Path written = null;
        if (target != null && winner != null && diagnosis.isWorthChanging()) {
            bundle.with(winner.inferenceConfig()).write(target);
            written = target;
        }
        var report = new DoctorReport(inspection, diagnosis, fix, written);
        print(format == Format.JSON ? JsonText.line(DoctorJson.of(report)) + "\n" : DoctorText.of(report));
        if (diagnosis.verdict() == TrustVerdict.FAIL) {
            return FAILED;
        }
        return diagnosis.unreadable().isEmpty() ? 0 : SOME_UNREADABLE;
    }

    private Diagnosis examine(ModelArgument model, ModelBundle bundle, Path images, ScorerOptions scorer)
            throws IOException {
        var labels = labels();
        var imageFiles = options.images(images);
        var request = new Examination(
                bundle,
                options.over(scorer, bundle.description().preprocessing()),
                imageFiles,
                labels,
                options.seed(),
                compute.threads());
        try (var progress = new StagedProgress(console().err())) {
            return Doctor.examine(request, progress, console().stop());
        } catch (IllegalArgumentException e) {
            throw new UserException(model + ": " + e.getMessage());
        }
    }

    private Optional<LabeledSample> labels() throws IOException {
        return data.isEmpty()
                ? Optional.empty()
                : Optional.of(LabeledSample.draw(data.get(0), Path.of(data.get(1)), options.labeled(), options.seed()));
    }

    private void checkUsage() {
        try {
            options.check();
            if (data.size() > 2) {
                throw new IllegalArgumentException("--data must be given once");
            }
            if (!data.isEmpty()) {
                Benchmarks.named(data.get(0));
            }
            if (out != null) {
                FixTarget.check(out, fix);
            }
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private void print(String report) {
        console().print(report);
    }
}
