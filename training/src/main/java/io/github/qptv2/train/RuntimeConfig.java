package io.github.qptv2.train;

import io.github.qptv2.tensor.CheckpointingTape;
import io.github.qptv2.tensor.Devices;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.PlainTape;
import io.github.qptv2.tensor.Tape;
import io.github.qptv2.tensor.distributed.Collective;

import static io.github.qptv2.train.Preconditions.require;

/**
 * Where a run computes, and how exactly; all but the precision may be changed when it goes on.
 *
 * @param device {@code cpu} or {@code cuda}
 * @param threads that one operation may use; 0 for one a core
 * @param activationCheckpointing whether activations are computed again for the gradients instead of kept: slower,
 *     smaller
 * @param timeout seconds that processes which train together wait for one another, at least 1
 */
public record RuntimeConfig(
        String device, int threads, TrainingPrecision precision, boolean activationCheckpointing, int timeout) {

    /** One process on all cores. */
    public static final RuntimeConfig DEFAULT = new RuntimeConfig("cpu", 0, TrainingPrecision.AUTO, false, 300);

    /** Checks the range. */
    public RuntimeConfig {
        require(threads >= 0, "runtime.threads must be at least 0", threads);
        require(timeout >= 1, "runtime.timeout must be at least 1 second", timeout);
    }

    /** Makes libtorch compute so, on the device that {@code all} has. */
    public void apply(Collective all) throws TrainingException {
        if (!Devices.available(all.device())) {
            throw new TrainingException("runtime.device: there is no %s here, or this build of libtorch cannot use it"
                    .formatted(all.device()));
        }
        if (threads > 0) {
            Ops.threads(threads);
        }
    }

    /** For one step. */
    public Tape tape() {
        return activationCheckpointing ? new CheckpointingTape() : PlainTape.INSTANCE;
    }
}
