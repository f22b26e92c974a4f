package io.github.qptv2.data.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;

import io.github.qptv2.data.Table;
import io.github.qptv2.data.TableRow;

/**
 * Your own labels: {@code labels.csv} in the folder, or a CSV file by its name, with the column {@code path} (relative
 * to the file) and either {@code score} or votes {@code v1 .. vN} (how often each grade was given, the worst first); if
 * you like, {@code std}, {@code content}, {@code distortion}, {@code split} (train, validation, test) and
 * {@code weight} in training (above 0; 1). Higher is better. The scale is 1..N for votes, else from the lowest score to
 * the highest.
 */
final class OwnLabels implements Benchmark {

    private static final int MOST_GRADES = 100;

    @Override
    public String name() {
        return "own";
    }

    @Override
    public String title() {
        return "your own: labels.csv with path and score, or path and votes v1 .. vN";
    }

    @Override
    public Expectation expectation() {
        return new Expectation(List.of(), Map.of(), "your own file");
    }

    @Override
    public LabelledSet read(Path folder) throws IOException {
        Path labels = Files.isRegularFile(folder) ? folder : new Copy(folder).require("labels.csv");
        var grades = new int[1];
        List<LabelledItem> items = Table.csv(labels).rows(List.of("path", "score|v1"), row -> {
            grades[0] = row.knows("score") ? 0 : grades(row);
            return item(row, grades[0]);
        });
        return new LabelledSet(name(), grades[0] > 0 ? Scale.of(1, grades[0]) : scale(labels, items), items);
    }

    private static int grades(TableRow row) throws IOException {
        int grades = 0;
        while (grades < MOST_GRADES && row.knows("v" + (grades + 1))) {
            grades++;
        }
        if (grades < 2) {
            throw row.broken("votes need columns v1 and v2 at least");
        }
        return grades;
    }

    private static LabelledItem item(TableRow row, int grades) throws IOException {
        String path = path(row);
        LabelledItem item = LabelledItem.of("", path, 0);
        item = grades > 0 ? voted(row, item, grades) : item.withMos(row.number("score"));
        if (row.has("weight")) {
            item = item.withWeight(row.number("weight", Double.MIN_NORMAL, Double.MAX_VALUE));
        }
        if (row.has("std")) {
            item = item.withDeviation(row.number("std", 0, Double.MAX_VALUE));
        }
        item = row.has("content") || row.has("distortion")
                ? item.madeFrom(
                        row.has("content") ? row.text("content") : path,
                        row.has("distortion") ? row.text("distortion") : null)
                : item;
        return row.has("split") ? item.in(Parts.named(row, "split")) : item;
    }

    /** In one form for one file: {@code a.jpg} for {@code ./a.jpg}. */
    private static String path(TableRow row) throws IOException {
        String text = row.text("path"), path = normalised(text);
        if (path.isEmpty()) {
            throw row.broken(
                    text.isEmpty() ? "path must not be empty" : "path must be one of a file, got \"" + text + "\"");
        }
        return path;
    }

    /** Empty for what names no file. */
    private static String normalised(String path) {
        try {
            return Path.of(path).normalize().toString().replace(File.separatorChar, '/');
        } catch (InvalidPathException e) {
            return "";
        }
    }

    private static LabelledItem voted(TableRow row, LabelledItem item, int grades) throws IOException {
        var counts = new ArrayList<Double>();
        for (double count : row.counts(Table.numbered("v", grades))) {
            counts.add(count);
        }
        if (counts.stream().allMatch(count -> count == 0)) {
            throw row.broken("an item must have votes, got none");
        }
        var votes = new Votes(counts);
        return item.withMos(votes.mean()).withVotes(votes).withDeviation(votes.deviation());
    }

    private static Scale scale(Path labels, List<LabelledItem> items) throws IOException {
        DoubleSummaryStatistics range =
                items.stream().mapToDouble(LabelledItem::mos).summaryStatistics();
        if (!(range.getMin() < range.getMax())) {
            throw new IOException(
                    labels + ": scores must differ between items; nothing can be learnt or judged by one");
        }
        return Scale.of(range.getMin(), range.getMax());
    }
}
