package io.github.qptv2.cli.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.checkpoint.storage.DType;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.OutputPaths;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.cli.model.ModelArgument;
import io.github.qptv2.scoring.bundle.ModelBundle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qpt convert}. */
@Command(
        name = "convert",
        description = "Turns a checkpoint into a bundle: one file with all that fixes its scores.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the bundle is written", "1:it is not, and OUT is as it was", "2:wrong usage"},
        footerHeading = "%nConventions:%n",
        footer = {
            "  pooling=mean_then_norm|norm_then_mean  eps=1e-6  channels=rgb|bgr",
            "  normalization=imagenet|half            resize=crops|center:N|squash"
        })
public final class ConvertCommand extends Subcommand {

    private static final int FRAMES = 32; // of the published checkpoints
    private static final int MOST_FRAMES = 256; // tables of time offsets grow with them

    @Parameters(
            index = "0",
            paramLabel = "IN",
            converter = ModelArgument.PathConverter.class,
            description = "A .pth or .safetensors file, or the name of a built-in model.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path in;

    @Parameters(index = "1", paramLabel = "OUT.safetensors", description = "The bundle to be written.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(names = "--task", paramLabel = "TASK", description = "iqa, iaa or vqa; default: as IN says, or its name.")
    private @Nullable String task;

    @Option(names = "--name", paramLabel = "NAME", description = "The model's name; default: as IN says, or its name.")
    private @Nullable String name;

    @Option(
            names = "--inference",
            paramLabel = "KEY=VALUE",
            description = "How the network reads an image; repeatable.")
    private Map<String, String> inferenceConfig = new TreeMap<>();

    @Option(names = "--training-data", paramLabel = "TEXT", description = "What the model was trained on.")
    private @Nullable String trainingData;

    @Option(names = "--dtype", paramLabel = "TYPE", description = "f32, f16 or bf16; default: as IN stores them.")
    private @Nullable Precision dtype;

    @Option(
            names = "--inflate",
            description = "Make a model for clips of an image model: equal frames get the image's score.")
    private boolean inflate;

    @Option(names = "--frames", paramLabel = "N", description = "Frames of a clip, with --inflate; default: 32.")
    private @Nullable Integer frames;

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
            var read = inflated(ModelBundle.read(in));
            var bundle = rounded(new ModelBundle(described(read), read.architecture(), read.weights()));
            bundle.write(out);
            console()
                    .say("wrote %s: %s, %d tensors"
                            .formatted(
                                    out,
                                    bundle.architecture().name(),
                                    bundle.weights().size()));
            return 0;
        } catch (CheckpointException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }

    private void checkOut() throws IOException {
        if (!out.toString().endsWith(".safetensors")) {
            throw wrong("OUT must end in .safetensors, got " + out);
        }
        OutputPaths.requireFolder(out);
        if (!Files.exists(out)) {
            return;
        }
        if (Files.exists(in) && Files.isSameFile(in, out)) {
            throw new UserException(out + " is both IN and OUT; write the bundle to another file");
        }
        if (!force) {
            throw new UserException(out + " exists; overwrite it with --force");
        }
    }

    private ModelBundle inflated(ModelBundle bundle) {
        if (frames != null && !inflate) {
            throw wrong("--frames goes with --inflate");
        }
        if (!inflate) {
            return bundle;
        }
        if (frames != null && frames > MOST_FRAMES) {
            throw wrong("--frames must be at most %d, got %d".formatted(MOST_FRAMES, frames));
        }
        try {
            var clips = bundle.inflated(frames == null ? FRAMES : frames);
            if (bundle.description().calibration().isPresent()) {
                console().say("the calibration is left out: it was made with images");
            }
            return clips;
        } catch (IllegalArgumentException e) {
            throw new UserException(in + ": " + e.getMessage());
        }
    }

    private ModelBundle.Description described(ModelBundle bundle) {
        var old = bundle.description();
        var read = old.inferenceConfig();
        try {
            for (var inferenceSetting : inferenceConfig.entrySet()) {
                read = read.with(inferenceSetting.getKey(), inferenceSetting.getValue());
            }
            boolean meansTheSame = read.equals(old.inferenceConfig());
            if (!meansTheSame && old.calibration().isPresent()) {
                console().say("the calibration is left out: it was made with other conventions");
            }
            return new ModelBundle.Description(
                    name == null ? old.name() : name,
                    task == null ? old.task() : task,
                    trainingData == null ? old.trainingData() : trainingData,
                    read,
                    old.preprocessing(),
                    meansTheSame ? old.calibration() : Optional.empty());
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
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
        return new ModelBundle(bundle.description(), bundle.architecture(), weights);
    }
}
