package io.github.qptv2.cli.model;

import java.nio.file.Path;

import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of a model, its device and its preprocessing. */
public final class ModelOptions {

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "Model bundle or checkpoint, or the name of a built-in model.")
    private @Nullable Path model;

    @Mixin
    private DeviceOptions compute = new DeviceOptions();

    @Mixin
    private CropOptions view = new CropOptions();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Nullable
    public Path file() {
        return model;
    }

    /** The model's file, a copy for a built-in model; only after {@link #check}. */
    public Path resolved() {
        return new ModelArgument.PathConverter().convert(String.valueOf(model));
    }

    public int threads() {
        return compute.threads();
    }

    /**
     * Validates the options.
     *
     * @throws ParameterException without {@code --model}, or if a value is out of range
     */
    public void check() {
        if (model == null) {
            throw new ParameterException(
                    command.commandLine(),
                    "name a model with --model FILE: a QPT V2 checkpoint (.pth) or bundle (.safetensors)");
        }
        scorerOptions();
    }

    /** Loads a model. */
    Scorer load(ModelSource source, ScorerOptions options) {
        return compute.load(source, options);
    }

    /** The scorer's options. */
    public ScorerOptions scorerOptions() {
        return view.applyTo(compute.checked(command), command);
    }
}
