package io.github.qptv2.cli.model;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.device.Device;
import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who judges: a model of the user's, or those that ship for some tasks. */
public final class ModelSelection {

    private static final List<String> TASKS = List.of("iqa", "iaa");
    private static final String DEFAULT = "iqa";

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(
            names = "--task",
            paramLabel = "TASK",
            split = ",",
            description = "Without --model: iqa (quality; the default) or iaa (aesthetics), by the model that ships.")
    private @Nullable List<String> tasks;

    @Option(
            names = "--precision",
            paramLabel = "PRECISION",
            description = "fp32, or int8: faster, and a little off; default: ${DEFAULT-VALUE}.",
            defaultValue = "fp32")
    private Precision precision = Precision.FP32;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /** The model's file; null where models that ship are asked for. */
    @Nullable
    public Path file() {
        return model.file();
    }

    public int threads() {
        return model.threads();
    }

    public int batch() {
        return model.batch();
    }

    /** Refuses values out of range before anything is read or written. */
    public void check() {
        var options = scorerOptions();
        if (precision == Precision.INT8 && options.device().kind() != Device.Kind.CPU) {
            throw wrong("--precision int8 is for the CPU, got --device " + options.device());
        }
        if (tasks == null) {
            return;
        }
        if (model.file() != null) {
            throw wrong("--task chooses among the models that ship; leave it out with --model");
        }
        for (String task : tasks) {
            if (!TASKS.contains(task)) {
                throw wrong("--task must be iqa, iaa or both with a comma, got " + String.join(",", tasks));
            }
        }
        if (new HashSet<>(tasks).size() < tasks.size()) {
            throw wrong("--task must name each task once, got " + String.join(",", tasks));
        }
    }

    /** How many there will be. */
    public int tasks() {
        return tasks == null ? 1 : tasks.size();
    }

    /**
     * One for each task, in their order.
     *
     * @throws UserException if a model is not there
     */
    public List<ModelSource> sources() {
        Path file = model.file();
        if (file != null) {
            return List.of(ModelSource.named(file));
        }
        return (tasks == null ? List.of(DEFAULT) : tasks)
                .stream().map(ModelSource::forTask).toList();
    }

    /** Loads a model. */
    public Scorer load(ModelSource source) {
        return model.load(source, scorerOptions());
    }

    private ScorerOptions scorerOptions() {
        return model.scorerOptions().withPrecision(precision);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
