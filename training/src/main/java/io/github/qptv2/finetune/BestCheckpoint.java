package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.train.CheckpointFolder;
import io.github.qptv2.train.TrainingException;
import org.jspecify.annotations.Nullable;

/**
 * The weights with the highest agreement on the validation part so far.
 *
 * @param step steps made when they were seen, 0 for none yet
 * @param srcc their agreement, -infinity for none yet
 * @param since looks since then without better ones
 * @param weights or null for none yet
 */
record BestCheckpoint(long step, double srcc, int since, @Nullable StateDict weights) {

    static final BestCheckpoint NONE = new BestCheckpoint(0, Double.NEGATIVE_INFINITY, 0, null);

    private static final String FILE = "best.safetensors";
    private static final String STEP = "best-step";
    private static final String SRCC = "best-srcc";
    private static final String SINCE = "best-since";

    /** After another look; one that saw no correlation, NaN, is none. */
    BestCheckpoint or(long now, double seen, StateDict there) {
        if (Double.isNaN(seen)) {
            return this;
        }
        return seen > srcc
                ? new BestCheckpoint(now, seen, 0, there)
                : new BestCheckpoint(step, srcc, since + 1, weights);
    }

    void describe(Map<String, String> state) {
        state.put(STEP, Long.toString(step));
        state.put(SRCC, Double.toString(srcc));
        state.put(SINCE, Integer.toString(since));
    }

    void write(Path folder) throws IOException {
        if (weights != null) {
            Safetensors.write(folder.resolve(FILE), weights);
        }
    }

    static BestCheckpoint read(CheckpointFolder checkpoint) throws IOException, TrainingException {
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
