package io.github.qptv2.evaluate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.table.CsvFile;
import io.github.qptv2.dataset.table.Table;
import io.github.qptv2.dataset.table.TableRow;
import io.github.qptv2.io.CompleteRows;
import io.github.qptv2.io.FailedOpening;
import io.github.qptv2.io.TextFiles;

/**
 * Growing CSV file of predictions with the columns {@code model,key,set,name,raw,pred,mos} and, where all datasets have
 * them, {@code std} (deviation of the ratings) and {@code group} (content). The rows of one model and one dataset are a
 * valid {@link PredictionFile}.
 */
public final class PredictionLog implements AutoCloseable {

    private static final List<String> ALWAYS = List.of("model", "key", "set", "name", "raw", "pred", "mos");

    /** Beginning of every such file. */
    public static final String BEGINNING = String.join(",", ALWAYS);

    private final Earlier earlier;
    private final Writer out;
    private final CsvWriter rows;
    private final List<String> columns;

    /**
     * The origin of predictions.
     *
     * @param name of the model in this file
     * @param key digest of everything that determines the outputs: weights, crops, score type
     */
    public record ModelKey(String name, String key) {}

    /** Content of an earlier run: outputs by key, dataset and item, and keys by model. */
    private record Earlier(Map<List<String>, Double> rawOutputs, Map<String, String> keys) {}

    private PredictionLog(List<String> columns, Earlier earlier, Writer out) {
        this.columns = columns;
        this.earlier = earlier;
        this.out = out;
        this.rows = CsvFile.writer(out);
    }

    /** Creates a new file. */
    public static PredictionLog create(Path file, List<DatasetCopy> sets) throws IOException {
        var log = new PredictionLog(columns(sets), new Earlier(Map.of(), Map.of()), Files.newBufferedWriter(file));
        try {
            log.rows.writeRecord(log.columns);
            log.flush();
            return log;
        } catch (RuntimeException e) {
            FailedOpening.close(log::close, e);
            TextFiles.deleteIfEmpty(file);
            throw e;
        }
    }

    /**
     * Resumes the file of an earlier run if it exists; removes an incomplete last row.
     *
     * @throws IOException in one line if the file has other columns or is corrupt
     */
    public static PredictionLog resume(Path file, List<DatasetCopy> sets) throws IOException {
        long complete = Files.exists(file) ? CompleteRows.length(file, true) : 0;
        if (complete == 0) {
            return create(file, sets);
        }
        List<String> columns = columns(sets);
        requireHeader(file, columns);
        var log = new HashMap<List<String>, Double>();
        var keys = new HashMap<String, String>();
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(complete);
        }
        Table.csv(file).rows(columns, row -> {
            keys.put(row.text("model"), row.text("key"));
            return log.put(key(row), row.number("raw"));
        });
        BufferedWriter out = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
        return new PredictionLog(columns, new Earlier(log, keys), out);
    }

    private static void requireHeader(Path file, List<String> columns) throws IOException {
        String header = String.join(",", columns);
        try (var lines = Files.newBufferedReader(file)) {
            if (!header.equals(lines.readLine())) {
                throw new IOException(
                        "%s:1: columns of a resumed file must be %s; choose another file".formatted(file, header));
            }
        } catch (CharacterCodingException e) {
            throw new IOException(file + ":1: is not UTF-8 text; choose another file", e);
        }
    }

    /**
     * Throws if the file has predictions of another model of this name.
     *
     * @throws IOException in one line without the file's name
     */
    public void requireSame(ModelKey model) throws IOException {
        String key = earlier.keys().getOrDefault(model.name(), model.key());
        if (!key.equals(model.key())) {
            throw new IOException(
                    "has predictions of another model named %s, or with other crops or score type: key %s, not %s; choose another file"
                            .formatted(model.name(), key, model.key()));
        }
    }

    private static List<String> key(TableRow row) {
        return List.of(row.text("key"), row.text("set"), row.text("name"));
    }

    private static List<String> columns(List<DatasetCopy> sets) {
        var columns = new ArrayList<>(ALWAYS);
        if (all(sets, item -> item.deviation() != null)) {
            columns.add("std");
        }
        if (sets.stream()
                .allMatch(copy -> copy.set().usable().stream()
                                .map(LabeledItem::content)
                                .distinct()
                                .count()
                        < copy.set().usable().size())) {
            columns.add("group");
        }
        return columns;
    }

    private static boolean all(List<DatasetCopy> sets, Predicate<LabeledItem> rule) {
        return sets.stream().allMatch(copy -> copy.set().usable().stream().allMatch(rule));
    }

    /** The raw output of the earlier run. */
    public OptionalDouble previousOutput(ModelKey model, DatasetCopy copy, LabeledItem item) {
        Double raw = earlier.rawOutputs().get(List.of(model.key(), copy.label(), item.name()));
        return raw == null ? OptionalDouble.empty() : OptionalDouble.of(raw);
    }

    /** Appends a prediction; throws {@link UncheckedIOException} if the file cannot grow. */
    public void add(ModelKey model, DatasetCopy copy, Prediction prediction) {
        LabeledItem item = prediction.item();
        var fields = new ArrayList<>(List.of(
                model.name(),
                model.key(),
                copy.label(),
                item.name(),
                Double.toString(prediction.raw()),
                Double.toString(prediction.value()),
                Double.toString(item.mos())));
        if (columns.contains("std")) {
            fields.add(String.valueOf(item.deviation()));
        }
        if (columns.contains("group")) {
            fields.add(item.content());
        }
        rows.writeRecord(fields);
    }

    /** Passes appended rows to the operating system. */
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
