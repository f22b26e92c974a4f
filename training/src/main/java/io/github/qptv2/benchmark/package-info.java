/**
 * Protocols of the field: fine-tunes and evaluates over all splits, resumable within a split, and summarizes the
 * agreement with intervals over splits and over images. {@link io.github.qptv2.benchmark.Protocol} plans the splits,
 * {@link io.github.qptv2.benchmark.BenchmarkRun} runs them.
 */
@NullMarked
package io.github.qptv2.benchmark;

import org.jspecify.annotations.NullMarked;
