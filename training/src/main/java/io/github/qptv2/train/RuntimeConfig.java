package io.github.qptv2.train;

import io.github.qptv2.tensor.CheckpointingTape;
import io.github.qptv2.tensor.Devices;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.PlainTape;
import io.github.qptv2.tensor.Tape;
import io.github.qptv2.tensor.distributed.Collective;

import static io.github.qptv2.io.Preconditions.require;

/**
 * Device, threads, precision and activation checkpointing; all but the precision may change on resume.
 *
 * @param device {@code cpu} or {@code cuda}
 * @param threads of one operation, at least 0; 0 for one per core
 * @param precision of matrix products
 * @param activationCheckpointing whether the backward pass recomputes activations instead of keeping them: less memory,
 *     more time
 * @param timeout timeout of collective operations, in seconds, at least 1
 */
public record RuntimeConfig(
        String device, int threads, TrainingPrecision precision, boolean activationCheckpointing, int timeout) {

    /** All cores of the CPU. */
    public static final RuntimeConfig DEFAULT = new RuntimeConfig("cpu", 0, TrainingPrecision.AUTO, false, 300);

    /** Checks the range. */
    public RuntimeConfig {
        require(threads >= 0, "runtime.threads must be at least 0", threads);
        require(timeout >= 1, "runtime.timeout must be at least 1 second", timeout);
    }

    /**
     * Sets libtorch's threads.
     *
     * @throws TrainingException if the device of {@code processes} is not available
     */
    public void apply(Collective processes) throws TrainingException {
        if (!Devices.available(processes.device())) {
            throw new TrainingException(
                    "runtime.device: %s is not available on this machine, or not supported by this build of libtorch"
                            .formatted(processes.device()));
        }
        if (threads > 0) {
            Ops.threads(threads);
        }
    }

    /** A tape for one forward and backward pass. */
    public Tape tape() {
        return activationCheckpointing ? new CheckpointingTape() : PlainTape.INSTANCE;
    }
}
