package io.github.qptv2.dataset.table;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.qptv2.io.AtomicFile;

/** Writes CSV with LF as line separator, quoted where needed. */
public final class CsvFile {

    private CsvFile() {}

    /** Writes a UTF-8 file atomically; the first row is the header. */
    public static void write(Path file, List<List<String>> rows) throws IOException {
        AtomicFile.write(file, text(rows).getBytes(StandardCharsets.UTF_8));
    }

    /** Rows as text. */
    public static String text(List<List<String>> rows) {
        var text = new StringWriter();
        rows.forEach(writer(text)::writeRecord);
        return text.toString();
    }

    /** Writes rows one by one, without a buffer, so that nothing needs flushing. */
    public static CsvWriter writer(Writer out) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(out);
    }
}
