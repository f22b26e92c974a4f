package io.github.qptv2.train;

import java.nio.file.Path;

/**
 * The end of a run.
 *
 * @param step number of completed steps
 * @param steps of the whole schedule
 * @param stopped whether a stop was requested; the run can be resumed
 * @param product the final file, which is written unless the run was stopped
 */
public record TrainingResult(long step, long steps, boolean stopped, Path product) {}
