package io.github.qptv2.train;

import java.util.List;

import io.github.qptv2.monitor.Panel;

/**
 * How often a run logs and writes checkpoints.
 *
 * @param logEvery steps averaged in one line of the log, at least 1
 * @param panels of the chart of all logged metrics
 * @param checkpointEvery steps between two checkpoints, at least 1
 * @param keep number of newest checkpoints that are kept, at least 1
 */
public record OutputPolicy(int logEvery, List<Panel> panels, int checkpointEvery, int keep) {}
