package io.github.qptv2.cli.output;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.io.AtomicOutputStream;
import io.github.qptv2.io.CompleteRows;
import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.batch.ResultRow;
import io.github.qptv2.scoring.batch.RowColumn;
import tools.jackson.core.JacksonException;

/** The rows of an earlier, interrupted run in a CSV or JSON lines file, read one at a time. */
final class PreviousRows {

    private final Path file;
    private final OutputFormat format;
    private final Map<String, Set<String>> done;
    private final Precision precision;

    /**
     * Opens a file.
     *
     * @param done accepted models by name; each set receives the paths of the kept rows
     * @param precision required precision; rows without one are of {@link Precision#FP32}
     */
    PreviousRows(Path file, OutputFormat format, Map<String, Set<String>> done, Precision precision) {
        this.file = file;
        this.format = format;
        this.done = done;
        this.precision = precision;
    }

    private interface RowUse {
        void accept(ResultRow row) throws IOException;
    }

    /**
     * Removes all rows without a score from the file.
     *
     * @return false if the file has no complete line, not even a header
     * @throws UserException if the file has another format, or rows of another model; it is then unchanged
     */
    boolean keepScored() throws IOException {
        long whole = CompleteRows.length(file, format == OutputFormat.CSV);
        if (whole == 0) {
            return false;
        }
        try (var kept = AtomicOutputStream.open(file);
                var in = new CompleteRows(Files.newInputStream(file), whole)) {
            var out = new BufferedWriter(new OutputStreamWriter(kept, StandardCharsets.UTF_8));
            RowWriter rows = format == OutputFormat.CSV ? new CsvRows(out, true) : format.resume(out);
            each(in, row -> {
                if (row.isOk()) {
                    of(row).add(row.path());
                    rows.write(row);
                }
            });
            out.flush();
            kept.commit();
        }
        return true;
    }

    private void each(InputStream in, RowUse use) throws IOException {
        if (format == OutputFormat.CSV) {
            eachRecord(in, use);
        } else {
            eachLine(in, use);
        }
    }

    private void eachLine(InputStream in, RowUse use) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        long number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
            try {
                use.accept(ofThisModel(JsonText.row(line), number));
            } catch (JacksonException | IllegalArgumentException e) {
                throw notARow(number);
            }
        }
    }

    private void eachRecord(InputStream in, RowUse use) throws IOException {
        long number = 1;
        try (var records = CsvReader.builder().ofCsvRecord(in)) {
            for (CsvRecord record : records) {
                number = record.getStartingLineNumber();
                if (number > 1) {
                    use.accept(ofThisModel(ResultRow.ofFields(record.getFields()), number));
                } else if (!RowColumn.isHeader(record.getFields())) {
                    throw new UserException("%s:1: to be continued, its columns must be %s; choose another --out"
                            .formatted(file, String.join(",", RowColumn.names())));
                }
            }
        } catch (CsvParseException | IllegalArgumentException e) {
            throw notARow(number);
        }
    }

    private Set<String> of(ResultRow row) {
        return Objects.requireNonNull(done.get(model(row))); // present, by the check above
    }

    private static String model(ResultRow row) {
        return row.text(RowColumn.MODEL).orElse("null");
    }

    private ResultRow ofThisModel(ResultRow row, long line) {
        if (!done.containsKey(model(row))) {
            throw new UserException("%s:%d: scored by the model %s, not by %s; choose another --out or that model"
                    .formatted(file, line, model(row), String.join(" or ", done.keySet())));
        }
        String scored = row.text(RowColumn.PRECISION).orElse(Precision.FP32.toString());
        if (row.isOk() && !scored.equals(precision.toString())) {
            throw new UserException("%s:%d: scored with --precision %s, not %s; choose another --out or that precision"
                    .formatted(file, line, scored, precision));
        }
        return row;
    }

    private UserException notARow(long line) {
        return new UserException(
                "%s:%d: not a result row, so the file cannot be continued; choose another --out".formatted(file, line));
    }
}
