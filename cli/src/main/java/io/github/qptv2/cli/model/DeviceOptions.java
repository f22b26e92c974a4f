package io.github.qptv2.cli.model;

import java.nio.file.Path;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.device.Device;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.batch.BatchOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of the device: they do not affect scores beyond rounding. */
public final class DeviceOptions {

    /** Upper limit; more threads only contend. */
    private static final int MAX_THREADS = 256;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = "Device: cpu, cuda or cuda:N; default: ${DEFAULT-VALUE}.",
            defaultValue = "cpu")
    private String device = "cpu";

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Computing threads, and as many decoding threads; default: one per core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Crops in one forward pass; default: ${DEFAULT-VALUE}.",
            defaultValue = "2")
    private int batch = 2;

    public int threads() {
        return threads;
    }

    public BatchOptions batchOptions() {
        return BatchOptions.DEFAULT.withThreads(threads);
    }

    /**
     * The scorer's options.
     *
     * @throws ParameterException if a value is out of range
     */
    public ScorerOptions checked(CommandSpec command) {
        if (threads < 1 || threads > MAX_THREADS) {
            throw usageError(command, "--threads must be in [1, " + MAX_THREADS + "], got " + threads);
        }
        if (batch < 1) {
            throw usageError(command, "--batch must be at least 1, got " + batch);
        }
        try {
            return ScorerOptions.DEFAULT.withBatch(batch).withThreads(threads).withDevice(Device.parse(device));
        } catch (IllegalArgumentException e) {
            throw usageError(command, "wrong value for --device: " + e.getMessage());
        }
    }

    /** Loads the model in a file. */
    public Scorer load(Path model, ScorerOptions options) {
        return load(new ModelSource.InFile(model), options);
    }

    /** Loads a model from a file or a built-in model. */
    Scorer load(ModelSource model, ScorerOptions options) {
        try {
            return model.open(options);
        } catch (CheckpointException | IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }

    private static ParameterException usageError(CommandSpec command, String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
