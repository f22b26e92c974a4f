package io.github.qptv2.cli.probe;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.checkpoint.FittedImages;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.cli.console.OutputPaths;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.onnx.OnnxException;
import io.github.qptv2.probe.RegressionSettings;
import io.github.qptv2.probe.SavedFit;
import io.github.qptv2.scoring.backbone.BackboneModel;
import io.github.qptv2.scoring.backbone.ImportedBackbone;
import io.github.qptv2.scoring.bundle.BackboneBundle;
import io.github.qptv2.scoring.bundle.InferenceConfig;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.scoring.bundle.PreprocessingSpec;
import io.github.qptv2.scoring.bundle.Task;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of saving a regression on frozen networks as a model. */
final class SaveOptions {

    private static final int MAX_COMPONENTS = 4096;

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description =
                    "With --backbone: save networks and regression as a model for score, rank and evaluate; fitted to the"
                            + " training part, or with several splits to all items.")
    private @Nullable Path file;

    @Option(
            names = "--without-network",
            description = "With --save: leave imported networks out of the file; its users must have imported them"
                    + " (qpt backbone import).")
    private boolean withoutNetwork;

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the saved model; default: the file's name.")
    private String name = "";

    @Option(
            names = "--task",
            paramLabel = "TASK",
            description = "Task of the saved model: iqa, iaa, vqa or unknown; default: ${DEFAULT-VALUE}.",
            defaultValue = "iqa")
    private String task = "iqa";

    @Option(
            names = "--components",
            paramLabel = "N",
            description =
                    "Principal components saved of each training image, one byte each; default: ${DEFAULT-VALUE}.",
            defaultValue = "256")
    private int components = 256;

    @Option(names = "--force", description = "Overwrite the file of --save if it exists.")
    private boolean force;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /**
     * The model to write.
     *
     * @param components principal components of each training image
     * @param withNetwork whether the file contains the networks
     */
    record Target(Path file, String name, String task, int components, boolean withNetwork) {

        /**
         * Writes the model.
         *
         * @param data description of the training data
         * @param fitted the training images
         */
        void write(BackboneModel model, SavedFit fit, String data, FittedImages fitted) throws CheckpointException {
            var description = new ModelDescription(
                    name,
                    Task.parse(task),
                    data,
                    InferenceConfig.DEFAULT,
                    PreprocessingSpec.DEFAULT,
                    Optional.of(fit.calibration()));
            var bundle = new BackboneBundle(description, model, fitted);
            if (withNetwork) {
                bundle.write(file);
            } else {
                bundle.writeRegression(file);
            }
        }
    }

    /** Refuses {@code --save} without {@code --backbone}. */
    void requireNone() {
        if (file != null) {
            throw usageError("--save needs --backbone");
        }
    }

    /** The model to write, validated before features are extracted; null without {@code --save}. */
    @Nullable
    Target target(List<BackboneModel.Network> networks, List<RegressionSettings> settings) {
        if (file == null) {
            if (withoutNetwork) {
                throw usageError("--without-network needs --save");
            }
            return null;
        }
        if (settings.size() > 1) {
            throw usageError("--save needs a single --regression, got " + settings.size());
        }
        if (components < 1 || components > MAX_COMPONENTS) {
            throw usageError("--components must be in [1, %d], got %d".formatted(MAX_COMPONENTS, components));
        }
        if (Arrays.stream(Task.values()).noneMatch(known -> known.toString().equals(task))) {
            throw usageError("--task must be one of %s, got %s".formatted(Arrays.toString(Task.values()), task));
        }
        for (var network : networks) {
            requireImported(network);
            if (network.spec().license().isBlank()) {
                throw usageError("--save stores the network %s in the model; give its license with --license TEXT"
                        .formatted(network.spec().name()));
            }
        }
        OutputPaths.requireFile("--save", file);
        if (Files.exists(file) && !force) {
            throw new UserException(file + " exists; choose another name, or overwrite it with --force");
        }
        String stem = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
        return new Target(file, name.isBlank() ? stem : name, task, components, !withoutNetwork);
    }

    private void requireImported(BackboneModel.Network network) {
        try {
            if (withoutNetwork && ImportedBackbone.of(network.onnx()).isEmpty()) {
                throw usageError("--without-network needs networks of qpt backbone import, but %s is none"
                        .formatted(network.spec().name()));
            }
        } catch (OnnxException e) {
            throw new UserException("%s: %s".formatted(network.spec().name(), e.getMessage()));
        }
    }

    private ParameterException usageError(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
