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

/** Which model scores, on what, and how closely it looks. */
public final class ModelOptions {

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "Bundle or checkpoint, or the name of a built-in model.")
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

    /** The model's file, a copy where a built-in model is named; {@link #check} has seen that there is one. */
    public Path resolved() {
        return new ModelArgument.PathConverter().convert(String.valueOf(model));
    }

    public int threads() {
        return compute.threads();
    }

    int batch() {
        return compute.batch();
    }

    /** Refuses values out of range before anything is read or written. */
    public void check() {
        if (model == null) {
            throw new ParameterException(
                    command.commandLine(),
                    "give a model with --model FILE: any QPT V2 checkpoint (.pth) or bundle (.safetensors)");
        }
        scorerOptions();
    }

    /** Loads a model. */
    Scorer load(ModelSource source, ScorerOptions options) {
        return compute.load(source, options);
    }

    /** How to run the model. */
    public ScorerOptions scorerOptions() {
        return view.over(compute.checked(command), command);
    }
}
