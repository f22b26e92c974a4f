package io.github.qptv2.ablation;

import java.util.List;

import io.github.qptv2.benchmark.BenchmarkCell;

/**
 * The results of one cell with one seed.
 *
 * @param run from 0
 * @param results of each method with each share of the labels
 */
record AblationOutcome(AblationCell cell, int run, List<BenchmarkCell> results) {
    AblationOutcome {
        results = List.copyOf(results);
    }
}
