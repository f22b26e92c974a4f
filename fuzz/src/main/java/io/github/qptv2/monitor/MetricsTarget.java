package io.github.qptv2.monitor;

import java.io.IOException;
import java.util.List;

import io.github.qptv2.fuzz.InputFile;

/** The log of a training run. */
public final class MetricsTarget {

    private MetricsTarget() {}

    /** All entries of {@code metrics.jsonl}. */
    public static List<MetricsEntry> log(byte[] input) throws IOException {
        return MetricsLog.read(InputFile.of(input, MetricsLog.NAME));
    }
}
