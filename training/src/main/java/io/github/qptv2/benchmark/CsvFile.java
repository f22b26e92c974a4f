package io.github.qptv2.benchmark;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.qptv2.io.AtomicFile;

/** CSV files of a benchmark. */
final class CsvFile {

    private CsvFile() {}

    /** Writes a file atomically; the first row is the header. */
    static void write(Path file, List<List<String>> rows) throws IOException {
        var text = new StringWriter();
        var csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(text);
        rows.forEach(csv::writeRecord);
        AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
