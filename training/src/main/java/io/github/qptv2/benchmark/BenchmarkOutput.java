package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.file.Path;

/** The results of a benchmark as text and files. */
public final class BenchmarkOutput {

    private BenchmarkOutput() {}

    /**
     * Writes {@code results.csv} (a row for each split), {@code summary.csv} (a row for each measure over splits),
     * {@code results.json}, {@code table.tex} and {@code report.html} into an existing folder.
     */
    public static void write(BenchmarkResults results, Path folder) throws IOException {
        BenchmarkCsv.write(results, folder);
        BenchmarkJson.write(results, folder);
        LatexTable.write(results, folder);
        BenchmarkReport.write(results, folder);
    }

    /** The table for a terminal. */
    public static String text(BenchmarkResults results) {
        return BenchmarkText.of(results);
    }

    /** The content of {@code results.json}. */
    public static String json(BenchmarkResults results) {
        return BenchmarkJson.of(results);
    }
}
