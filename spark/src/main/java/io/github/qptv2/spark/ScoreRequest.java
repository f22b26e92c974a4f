package io.github.qptv2.spark;

import java.util.List;

/**
 * A scoring job.
 *
 * @param input folders, files or patterns of any file system that Spark reads
 * @param isShards whether the inputs are tar files
 * @param out folder of Parquet files
 * @param scorer the transformer, with its model and settings
 * @param commits parts that are committed one after another, at least 1
 * @param resume whether rows that {@code out} has already are kept and not computed again
 */
record ScoreRequest(
        List<String> input, boolean isShards, String out, QualityScorer scorer, int commits, boolean resume) {

    /** Checks the ranges. */
    ScoreRequest {
        input = List.copyOf(input);
        if (commits < 1) {
            throw new IllegalArgumentException("--commits must be at least 1, got " + commits);
        }
    }
}
