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

/** Options of the scoring model: a file, or the built-in models of some tasks. */
public final class ModelSelection {

    private static final List<String> TASKS = List.of("iqa", "iaa");
    private static final String DEFAULT = "iqa";

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(
            names = "--task",
            paramLabel = "TASK",
            split = ",",
            description =
                    "Without --model: the built-in models of these tasks, iqa (technical quality), iaa (aesthetics), or both,"
                            + " comma-separated; default: iqa, for serve both.")
    private @Nullable List<String> tasks;

    @Option(
            names = "--precision",
            paramLabel = "PRECISION",
            description =
                    "Numerical precision: fp32, or int8 (linear layers in 8-bit integers, faster, scores differ slightly);"
                            + " default: ${DEFAULT-VALUE}.",
            defaultValue = "fp32")
    private Precision precision = Precision.FP32;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /** The model's file; null for built-in models. */
    @Nullable
    public Path file() {
        return model.file();
    }

    public int threads() {
        return model.threads();
    }

    /**
     * Validates the options.
     *
     * @throws ParameterException if a value is out of range, or options exclude each other
     */
    public void check() {
        var options = scorerOptions();
        if (precision == Precision.INT8 && options.device().kind() != Device.Kind.CPU) {
            throw usageError("--precision int8 needs --device cpu, got --device " + options.device());
        }
        if (tasks == null) {
            return;
        }
        if (model.file() != null) {
            throw usageError("--task selects a built-in model; omit it with --model");
        }
        for (String task : tasks) {
            if (!TASKS.contains(task)) {
                throw usageError("--task must be iqa, iaa or both, comma-separated, got " + String.join(",", tasks));
            }
        }
        if (new HashSet<>(tasks).size() < tasks.size()) {
            throw usageError("--task must name each task once, got " + String.join(",", tasks));
        }
    }

    /** Number of models. */
    public int tasks() {
        return tasks == null ? 1 : tasks.size();
    }

    /**
     * One model for each task, in their order.
     *
     * @throws UserException if there is no such built-in model
     */
    public List<ModelSource> sources() {
        return sources(List.of(DEFAULT));
    }

    /** As {@link #sources}, but without options the built-in models of every task. */
    List<ModelSource> sourcesOfEveryTask() {
        return sources(TASKS);
    }

    private List<ModelSource> sources(List<String> others) {
        Path file = model.file();
        if (file != null) {
            return List.of(ModelSource.named(file));
        }
        return (tasks == null ? others : tasks)
                .stream().map(ModelSource::forTask).toList();
    }

    /** Loads a model. */
    public Scorer load(ModelSource source) {
        return model.load(source, scorerOptions());
    }

    private ScorerOptions scorerOptions() {
        return model.scorerOptions().withPrecision(precision);
    }

    private ParameterException usageError(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
