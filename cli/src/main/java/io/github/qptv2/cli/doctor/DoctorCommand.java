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
import io.github.qptv2.cli.input.DatasetArgument;
import io.github.qptv2.cli.model.DeviceOptions;
import io.github.qptv2.cli.model.ModelArgument;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.doctor.Diagnosis;
import io.github.qptv2.doctor.Doctor;
import io.github.qptv2.doctor.DoctorRequest;
import io.github.qptv2.doctor.LabeledSample;
import io.github.qptv2.doctor.MonotonicityVerdict;
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
        description =
                "Tests whether scores decrease with the distortion level, and finds the best inference configuration.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the result is pass or warn; with --self: this machine computes correct scores",
            "1:the checkpoint cannot be tested",
            "2:wrong usage",
            "3:the result is pass or warn, but some images could not be read",
            "4:the result is fail; with --self: this machine computes wrong scores",
            "130, 143:stopped by Ctrl-C or SIGTERM; nothing is written"
        })
public final class DoctorCommand extends Subcommand {

    private static final int SOME_UNREADABLE = 3;
    private static final int FAILED = 4;

    @Option(names = "--self", description = "Test this machine instead, by a small network with known scores.")
    private boolean self;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            converter = ModelArgument.Converter.class,
            description = "Model bundle or checkpoint, or the name of a built-in model.")
    private @Nullable ModelArgument model;

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description =
                    "Folder of undistorted, full-resolution photographs, to which distortions of rising levels are applied.")
    private @Nullable Path images;

    @Mixin
    private DoctorOptions options = new DoctorOptions();

    @Mixin
    private DeviceOptions compute = new DeviceOptions();

    @Option(
            names = "--dataset",
            paramLabel = DatasetArgument.FORM,
            converter = DatasetArgument.Converter.class,
            description = "Labeled dataset (see qpt data list) and its folder: rank inference configurations by SRCC on"
                    + " its official test part, or on all of it, instead of by distortion series.")
    private List<DatasetArgument> datasets = List.of();

    @Option(
            names = "--fix",
            description = "Write the best inference configuration into a bundle; the weights are unchanged.")
    private boolean fix;

    @Option(
            names = "--out",
            paramLabel = "FILE.safetensors",
            description =
                    "With --fix: bundle to write; default: the bundle itself, or NAME.safetensors beside a checkpoint.")
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
            return testedSelf();
        }
        if (model == null || images == null) {
            throw usageError("give --model FILE and --images DIR, or --self");
        }
        return examined(model, images, scorer);
    }

    private int testedSelf() {
        if (model != null || images != null) {
            throw usageError("--self tests this machine; omit --model and --images");
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
                throw new UserException(model + " is a video model; qpt doctor tests image models");
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
                    model + " is a built-in model, which cannot be changed; name the bundle to write with --out");
        }
        Path target = fix ? FixTarget.of(inspection, model.path(), out) : null;
        Diagnosis diagnosis = examine(model, bundle, images, scorer);
        var recommended = diagnosis.recommended();
        Path written = null;
        if (target != null && recommended != null && diagnosis.isSignificantlyBetter()) {
            bundle.with(recommended.inferenceConfig()).write(target);
            written = target;
        }
        var report = new DoctorReport(inspection, diagnosis, fix, written);
        print(format == Format.JSON ? JsonText.line(DoctorJson.of(report)) + "\n" : DoctorText.of(report));
        if (diagnosis.trust() == MonotonicityVerdict.FAIL) {
            return FAILED;
        }
        return diagnosis.unreadable().isEmpty() ? 0 : SOME_UNREADABLE;
    }

    private Diagnosis examine(ModelArgument model, ModelBundle bundle, Path images, ScorerOptions scorer)
            throws IOException {
        var labels = labels();
        var imageFiles = options.images(images);
        var request = new DoctorRequest(
                bundle,
                options.applyTo(scorer, bundle.description().preprocessing()),
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
        if (datasets.isEmpty()) {
            return Optional.empty();
        }
        var dataset = datasets.get(0);
        return Optional.of(LabeledSample.draw(dataset.name(), dataset.path(), options.labeled(), options.seed()));
    }

    private void checkUsage() {
        try {
            options.check();
            if (datasets.size() > 1) {
                throw new IllegalArgumentException("--dataset must be given once, got " + datasets.size());
            }
            if (out != null) {
                FixTarget.check(out, fix);
            }
        } catch (IllegalArgumentException e) {
            throw usageError(String.valueOf(e.getMessage()));
        }
    }

    private void print(String report) {
        console().print(report);
    }
}
