package io.github.qptv2.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;

import io.github.qptv2.checkpoint.CheckpointException;
import io.github.qptv2.scoring.Preprocessing;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.tensor.Device;
import io.github.qptv2.tensor.Ops;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which model scores, on what, and how closely it looks. */
final class ModelOptions {

    @Option(names = "--model", paramLabel = "FILE", description = "Model bundle or checkpoint to score with.")
    private @Nullable Path model;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = "cpu, cuda or cuda:N; default: ${DEFAULT-VALUE}.",
            defaultValue = "cpu")
    private String device = "cpu";

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to compute with, and as many to decode; default: one per core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Crops in one pass of the network on a card; default: ${DEFAULT-VALUE}.",
            defaultValue = "8")
    private int batch = 8;

    @Option(names = "--crops", paramLabel = "N", description = "Most crops of one image; default: as the model says.")
    private @Nullable Integer crops;

    @Option(
            names = "--short-side",
            paramLabel = "N",
            description = "Scale the short side to N pixels first; default: as the model says.")
    private @Nullable Integer shortSide;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Nullable
    Path file() {
        return model;
    }

    int threads() {
        return threads;
    }

    int batch() {
        return batch;
    }

    /** Refuses values out of range before anything is read or written. */
    void check() {
        if (model == null) {
            throw wrong("give a model with --model FILE: any QPT V2 checkpoint (.pth) or bundle (.safetensors)");
        }
        require(
                threads >= 1 && threads <= Ops.MOST_THREADS,
                "--threads must be in [1, " + Ops.MOST_THREADS + "], got " + threads);
        require(batch >= 1, "--batch must be at least 1, got " + batch);
        scorerOptions();
    }

    /** Loads the model; libtorch is loaded with it. */
    Scorer load() {
        var options = scorerOptions();
        settleThreads();
        try {
            return Scorer.load(Objects.requireNonNull(model), options);
        } catch (CheckpointException | IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }

    /** Before a network is made: it takes its threads then. */
    void settleThreads() {
        if (threads != Runtime.getRuntime().availableProcessors()) {
            Ops.threads(threads);
        }
    }

    /** How to run the model. */
    ScorerOptions scorerOptions() {
        var options =
                ScorerOptions.DEFAULT.withBatch(batch).withDevice(checked("--device", () -> Device.parse(device)));
        if (crops != null) {
            int most = crops;
            checked("--crops", () -> Preprocessing.DEFAULT.withMaxCrops(most));
            options = options.withMaxCrops(most);
        }
        if (shortSide != null) {
            int pixels = shortSide;
            checked("--short-side", () -> Preprocessing.DEFAULT.withShortSide(pixels));
            options = options.withShortSide(pixels);
        }
        return options;
    }

    private <T> T checked(String option, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw wrong("wrong value for " + option + ": " + e.getMessage());
        }
    }

    private void require(boolean ok, String rule) {
        if (!ok) {
            throw wrong(rule);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
