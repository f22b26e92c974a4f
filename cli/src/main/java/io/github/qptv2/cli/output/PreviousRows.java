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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
    private final Map<String, ResumedModel> models = new LinkedHashMap<>();
    private long withoutHash;

    /**
     * Opens a file.
     *
     * @param models accepted models
     */
    PreviousRows(Path file, OutputFormat format, List<ResumedModel> models) {
        this.file = file;
        this.format = format;
        models.forEach(model -> this.models.put(model.name(), model));
    }

    private interface RowUse {
        void accept(ResultRow row) throws IOException;
    }

    /**
     * Removes all rows without a score from the file, and those without causes if the run explains.
     *
     * @return false if the file has no complete line, not even a header
     * @throws UserException if the file has another format, or rows of another model, precision or settings; it is then
     *     unchanged
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
                if (of(row).isComplete(row)) {
                    of(row).done().add(row.path());
                    withoutHash += row.text(RowColumn.MODEL_HASH).isPresent() ? 0 : 1;
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

    /** Number of kept rows that state no content hash: rows of earlier versions. */
    long withoutHash() {
        return withoutHash;
    }

    private ResumedModel of(ResultRow row) {
        return Objects.requireNonNull(models.get(model(row))); // present, by the check above
    }

    private static String model(ResultRow row) {
        return row.text(RowColumn.MODEL).orElse("null");
    }

    private ResultRow ofThisModel(ResultRow row, long line) {
        var expected = models.get(model(row));
        if (expected == null) {
            throw new UserException("%s:%d: scored by the model %s, not by %s; choose another --out or that model"
                    .formatted(file, line, model(row), String.join(" or ", models.keySet())));
        }
        String hash = row.text(RowColumn.MODEL_HASH).orElse(expected.hash());
        if (!hash.equals(expected.hash())) {
            throw new UserException(
                    "%s:%d: scored by a model %s with the content hash %s, not %s; choose another --out or that model"
                            .formatted(file, line, model(row), hash, expected.hash()));
        }
        if (row.isOk()) {
            requireSettings(row, expected, line);
        }
        return row;
    }

    private void requireSettings(ResultRow row, ResumedModel expected, long line) {
        String scored = row.text(RowColumn.PRECISION).orElse(Precision.FP32.toString());
        if (!scored.equals(expected.precision().toString())) {
            throw new UserException("%s:%d: scored with --precision %s, not %s; choose another --out or that precision"
                    .formatted(file, line, scored, expected.precision()));
        }
        if (row.text(RowColumn.MODEL_HASH).isEmpty()) {
            return; // of an earlier version, which stored neither
        }
        String now = row.isVideo() ? expected.videoSettings() : expected.imageSettings();
        String then = row.text(RowColumn.SETTINGS).orElse("");
        if (!then.equals(now)) {
            throw new UserException("%s:%d: scored with %s, not %s; choose another --out or those settings"
                    .formatted(file, line, then, now));
        }
    }

    private UserException notARow(long line) {
        return new UserException(
                "%s:%d: not a result row, so the file cannot be continued; choose another --out".formatted(file, line));
    }
}
