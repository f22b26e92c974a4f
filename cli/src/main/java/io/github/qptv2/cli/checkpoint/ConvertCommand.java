package io.github.qptv2.cli.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.github.qptv2.architecture.NetworkPrefix;
import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.checkpoint.storage.DType;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.OutputPaths;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.cli.model.ModelArgument;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.scoring.bundle.Task;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qpt convert}. */
@Command(
        name = "convert",
        description = "Converts a checkpoint into a bundle: one file with the weights, preprocessing and calibration.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the bundle is written",
            "1:the bundle cannot be written; an existing OUT is unchanged",
            "2:wrong usage"
        },
        footerHeading = "%nKeys of --inference:%n",
        footer = {
            "  pooling=mean_then_norm|norm_then_mean  eps=1e-6  channels=rgb|bgr",
            "  normalization=imagenet|half            resize=crops|center:N|squash"
        })
public final class ConvertCommand extends Subcommand {

    private static final int FRAMES = 32; // as in the published checkpoints
    private static final int MAX_FRAMES = 256; // the tables of temporal offsets grow with it

    @Parameters(
            index = "0",
            paramLabel = "IN",
            converter = ModelArgument.PathConverter.class,
            description = "A .pth or .safetensors file, or the name of a built-in model.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path in;

    @Parameters(index = "1", paramLabel = "OUT.safetensors", description = "Bundle to write.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            description = "Task: iqa, iaa or vqa; default: that of IN, or guessed from its name.")
    private @Nullable String task;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of the model; default: that of IN, or its file name.")
    private @Nullable String name;

    @Option(
            names = "--inference",
            paramLabel = "KEY=VALUE",
            description = "Inference setting, see below; repeatable; default: that of IN.")
    private Map<String, String> inferenceConfig = new TreeMap<>();

    @Option(
            names = "--scales",
            paramLabel = "SIDE:CROPS[,SIDE:CROPS]",
            description =
                    "Short side in pixels to which an image is scaled, and most crops there; with a second, larger scale the"
                            + " score is the mean over the crops of both; default: that of IN.")
    private @Nullable String scales;

    @Option(
            names = "--training-data",
            paramLabel = "TEXT",
            description = "Description of the training data; default: that of IN.")
    private @Nullable String trainingData;

    @Option(
            names = "--dtype",
            paramLabel = "TYPE",
            description = "Type of the stored weights: f32, f16 or bf16; default: that of IN.")
    private @Nullable Precision dtype;

    @Option(
            names = "--inflate",
            description =
                    "Inflate an image model to a video model; a clip of equal frames gets the score of the image.")
    private boolean inflate;

    @Option(names = "--frames", paramLabel = "N", description = "Frames of a clip, with --inflate; default: 32.")
    private @Nullable Integer frames;

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            description = "Network of IN whose names have this prefix, such as teacher.; default: the only one.")
    private @Nullable String prefix;

    @Option(names = "--force", description = "Overwrite OUT if it exists.")
    private boolean force;

    @Mixin
    private Verbosity verbosity = new Verbosity();

    private enum Precision {
        F32,
        F16,
        BF16
    }

    @Override
    public Integer call() throws IOException {
        verbosity.apply();
        checkOut();
        try {
            var read = inflated(read());
            var description = described(read);
            var bundle = rounded(additions(read, new ModelBundle(description, read.architecture(), read.weights())));
            bundle.write(out);
            console()
                    .message("wrote %s: %s, %d tensors"
                            .formatted(
                                    out,
                                    bundle.architecture().name(),
                                    bundle.weights().size()));
            return 0;
        } catch (CheckpointException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }

    private ModelBundle read() throws CheckpointException {
        var checkpoint = Checkpoint.read(in);
        try {
            return ModelBundle.of(prefix == null ? checkpoint : NetworkPrefix.select(checkpoint, prefix));
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(in, String.valueOf(e.getMessage()));
        }
    }

    private void checkOut() throws IOException {
        if (!out.toString().endsWith(".safetensors")) {
            throw usageError("OUT must end in .safetensors, got " + out);
        }
        OutputPaths.requireFolder(out);
        if (!Files.exists(out)) {
            return;
        }
        if (Files.exists(in) && Files.isSameFile(in, out)) {
            throw new UserException(out + " is both IN and OUT; name another file for the bundle");
        }
        if (!force) {
            throw new UserException(out + " exists; overwrite it with --force");
        }
    }

    private ModelBundle inflated(ModelBundle bundle) {
        if (frames != null && !inflate) {
            throw usageError("--frames needs --inflate");
        }
        if (!inflate) {
            return bundle;
        }
        if (frames != null && frames > MAX_FRAMES) {
            throw usageError("--frames must be at most %d, got %d".formatted(MAX_FRAMES, frames));
        }
        try {
            var clips = bundle.inflated(frames == null ? FRAMES : frames);
            if (bundle.description().calibration().isPresent()) {
                console().message("the calibration is dropped: it was fitted to scores of images");
            }
            return clips;
        } catch (IllegalArgumentException e) {
            throw new UserException(in + ": " + e.getMessage());
        }
    }

    private ModelDescription described(ModelBundle bundle) {
        var old = bundle.description();
        var read = old.inferenceConfig();
        try {
            for (var inferenceSetting : inferenceConfig.entrySet()) {
                read = read.with(inferenceSetting.getKey(), inferenceSetting.getValue());
            }
            var preprocessing = scales == null
                    ? old.preprocessing()
                    : CropScales.parse(scales).applyTo(old.preprocessing());
            boolean unchanged = read.equals(old.inferenceConfig()) && preprocessing.equals(old.preprocessing());
            if (!unchanged && old.calibration().isPresent()) {
                console().message("the calibration is dropped: it was fitted with other inference settings");
            }
            return new ModelDescription(
                    name == null ? old.name() : name,
                    task == null ? old.task() : Task.parse(task),
                    trainingData == null ? old.trainingData() : trainingData,
                    read,
                    preprocessing,
                    unchanged ? old.calibration() : Optional.empty());
        } catch (IllegalArgumentException e) {
            throw usageError(String.valueOf(e.getMessage()));
        }
    }

    /** Adds the distortion head and the intervals where they hold for the description. */
    private ModelBundle additions(ModelBundle read, ModelBundle described) {
        var before = read.description();
        var now = described.description();
        boolean same = now.inferenceConfig().equals(before.inferenceConfig());
        boolean all = same
                && now.calibration().equals(before.calibration())
                && now.preprocessing().equals(before.preprocessing());
        if (!same && read.distortionHead().isPresent()) {
            console().message("the distortion head is dropped: it was fitted with another inference configuration");
        }
        if (!all && read.uncertainty().isPresent()) {
            console().message("the intervals are dropped: they were fitted with another configuration or calibration");
        }
        return new ModelBundle(
                now,
                described.architecture(),
                described.weights(),
                same ? read.distortionHead() : Optional.empty(),
                all ? read.uncertainty() : Optional.empty());
    }

    private ModelBundle rounded(ModelBundle bundle) {
        if (dtype == null) {
            return bundle;
        }
        var target = DType.valueOf(dtype.name());
        var weights = bundle.weights();
        for (var named : weights.weights().entrySet()) {
            if (named.getValue().dtype().isFloating()) {
                var weight = named.getValue().to(target);
                if (weight.firstNonFinite().isPresent()) {
                    throw new UserException("%s: tensor %s has values too large for %s; use bf16 or f32"
                            .formatted(in, named.getKey(), target));
                }
                weights = weights.with(named.getKey(), weight);
            }
        }
        return new ModelBundle(
                bundle.description(), bundle.architecture(), weights, bundle.distortionHead(), bundle.uncertainty());
    }
}
