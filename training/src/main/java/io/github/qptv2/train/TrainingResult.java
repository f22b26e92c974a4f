package io.github.qptv2.train;

import java.nio.file.Path;

/**
 * How a run ended.
 *
 * @param step steps made in all
 * @param steps of the whole schedule
 * @param stopped whether somebody wanted it to end before its time
 * @param product what was learned; written unless it was stopped
 */
public record TrainingResult(long step, long steps, boolean stopped, Path product) {}
