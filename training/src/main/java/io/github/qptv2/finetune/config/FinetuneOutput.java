package io.github.qptv2.finetune.config;

import static io.github.qptv2.io.Preconditions.require;

/**
 * Log and checkpoints of a run.
 *
 * @param logEvery steps between two lines of the log, at least 1
 * @param checkpointEvery steps between two checkpoints, at least 1
 * @param keep number of newest checkpoints that are kept, at least 1
 */
public record FinetuneOutput(int logEvery, int checkpointEvery, int keep) {

    /** Checks the ranges. */
    public FinetuneOutput {
        require(logEvery >= 1, "output.log-every must be at least 1", logEvery);
        require(checkpointEvery >= 1, "output.checkpoint-every must be at least 1", checkpointEvery);
        require(keep >= 1, "output.keep must be at least 1", keep);
    }
}
