package io.github.qptv2.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.StateDict;
import org.jspecify.annotations.Nullable;

/**
 * The weights with the highest SRCC on the validation part so far.
 *
 * @param step number of completed steps at their validation, 0 for none yet
 * @param srcc their SRCC, -infinity for none yet
 * @param validationsSince validations since then, for early stopping
 * @param weights null for none yet
 */
public record BestCheckpoint(long step, double srcc, int validationsSince, @Nullable StateDict weights) {

    /** Before the first validation. */
    public static final BestCheckpoint NONE = new BestCheckpoint(0, Double.NEGATIVE_INFINITY, 0, null);

    private static final String FILE = "best.safetensors";
    private static final String STEP = "best-step";
    private static final String SRCC = "best-srcc";
    private static final String SINCE = "best-since";

    /** After another validation, which is not counted if its SRCC is NaN. */
    public BestCheckpoint or(long now, double newSrcc, StateDict newWeights) {
        if (Double.isNaN(newSrcc)) {
            return this;
        }
        return newSrcc > srcc
                ? new BestCheckpoint(now, newSrcc, 0, newWeights)
                : new BestCheckpoint(step, srcc, validationsSince + 1, weights);
    }

    /** Adds step, SRCC and number of validations since then to the state of a checkpoint. */
    public void describe(Map<String, String> state) {
        state.put(STEP, Long.toString(step));
        state.put(SRCC, Double.toString(srcc));
        state.put(SINCE, Integer.toString(validationsSince));
    }

    /** Writes the weights, if any, into the folder of a checkpoint. */
    public void write(Path folder) throws IOException {
        if (weights != null) {
            Safetensors.write(folder.resolve(FILE), weights);
        }
    }

    /**
     * Reads what {@link #describe} and {@link #write} stored.
     *
     * @throws TrainingException if a number of the state is corrupt
     */
    public static BestCheckpoint read(CheckpointFolder checkpoint) throws IOException, TrainingException {
        try {
            long step = Long.parseLong(checkpoint.state(STEP));
            return new BestCheckpoint(
                    step,
                    Double.parseDouble(checkpoint.state(SRCC)),
                    Integer.parseInt(checkpoint.state(SINCE)),
                    step == 0 ? null : Safetensors.read(checkpoint.file(FILE)));
        } catch (NumberFormatException e) {
            throw new TrainingException(checkpoint.folder() + ": " + e.getMessage() + "; remove this folder", e);
        }
    }
}
