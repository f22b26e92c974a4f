package io.github.qptv2.dataset.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.VoteHistogram;
import io.github.qptv2.dataset.table.Table;
import io.github.qptv2.dataset.table.TableRow;

/**
 * Custom labels: {@code labels.csv} in a folder, or a named CSV file, with the column {@code path} (relative to the
 * file) and either {@code score} or votes {@code v1 .. vN} (counts of each grade, worst first). Optional columns:
 * {@code std}, {@code content}, {@code distortion}, {@code split} (train, validation, test) and {@code weight} in
 * training (above 0, default 1). Higher is better. The scale is 1..N for votes, else that of the column {@code scale},
 * {@code LO:HI} in every row; without it the scale is not {@linkplain RatingScale#stated stated}.
 */
final class CustomDataset implements DatasetReader {

    private static final int MAX_GRADES = 100;

    @Override
    public String name() {
        return "own";
    }

    @Override
    public String title() {
        return "custom labels: labels.csv with path and score, or path and votes v1 .. vN";
    }

    @Override
    public ExpectedFigures expectation() {
        return new ExpectedFigures(List.of(), Map.of(), "custom labels");
    }

    @Override
    public LabeledDataset read(Path folder) throws IOException {
        Path labels = Files.isRegularFile(folder) ? folder : new DatasetFiles(folder).require("labels.csv");
        var grades = new int[1];
        var scales = new LinkedHashSet<RatingScale>();
        List<LabeledItem> items = Table.csv(labels).rows(List.of("path", "score|v1"), row -> {
            grades[0] = row.hasColumn("score") ? 0 : grades(row);
            if (row.hasColumn("scale") && grades[0] == 0) {
                scales.add(scale(row));
            }
            return item(row, grades[0]);
        });
        if (grades[0] > 0) {
            return new LabeledDataset(name(), RatingScale.of(1, grades[0]), items);
        }
        var set = new LabeledDataset(name(), range(labels, items), items);
        if (scales.size() > 1) {
            throw new IOException("%s: all rows must have one scale, got %s".formatted(labels, scales));
        }
        return scales.isEmpty() ? set : set.on(scales.iterator().next());
    }

    private static RatingScale scale(TableRow row) throws IOException {
        try {
            return RatingScale.parse(row.text("scale"));
        } catch (IllegalArgumentException e) {
            throw row.malformed(String.valueOf(e.getMessage()));
        }
    }

    private static int grades(TableRow row) throws IOException {
        int grades = 0;
        while (grades < MAX_GRADES && row.hasColumn("v" + (grades + 1))) {
            grades++;
        }
        if (grades < 2) {
            throw row.malformed("votes must have at least the columns v1 and v2");
        }
        return grades;
    }

    private static LabeledItem item(TableRow row, int grades) throws IOException {
        String path = path(row);
        LabeledItem item = LabeledItem.of("", path, 0);
        item = grades > 0 ? voted(row, item, grades) : item.withMos(row.number("score"));
        if (row.has("weight")) {
            item = item.withWeight(row.number("weight", Double.MIN_NORMAL, Double.MAX_VALUE));
        }
        if (row.has("std")) {
            item = item.withDeviation(row.number("std", 0, Double.MAX_VALUE));
        }
        item = row.has("content") || row.has("distortion")
                ? item.withReference(
                        row.has("content") ? row.text("content") : path,
                        row.has("distortion") ? row.text("distortion") : null)
                : item;
        return row.has("split") ? item.in(SplitPartNames.named(row, "split")) : item;
    }

    /** The normalized path: {@code a.jpg} for {@code ./a.jpg}. */
    private static String path(TableRow row) throws IOException {
        String text = row.text("path"), path = normalized(text);
        if (path.isEmpty()) {
            throw row.malformed(
                    text.isEmpty() ? "path must not be empty" : "path must name a file, got \"" + text + "\"");
        }
        return path;
    }

    /** Empty if the text names no file. */
    private static String normalized(String path) {
        try {
            return Path.of(path).normalize().toString().replace(File.separatorChar, '/');
        } catch (InvalidPathException e) {
            return "";
        }
    }

    private static LabeledItem voted(TableRow row, LabeledItem item, int grades) throws IOException {
        var counts = new ArrayList<Double>();
        for (double count : row.counts(Table.numbered("v", grades))) {
            counts.add(count);
        }
        if (counts.stream().allMatch(count -> count == 0)) {
            throw row.malformed("an item must have votes, got none");
        }
        var votes = new VoteHistogram(counts);
        return item.withMos(votes.mean()).withVotes(votes).withDeviation(votes.deviation());
    }

    private static RatingScale range(Path labels, List<LabeledItem> items) throws IOException {
        DoubleSummaryStatistics range =
                items.stream().mapToDouble(LabeledItem::mos).summaryStatistics();
        if (!(range.getMin() < range.getMax())) {
            throw new IOException(labels + ": scores must differ between items");
        }
        return RatingScale.observed(range.getMin(), range.getMax());
    }
}
