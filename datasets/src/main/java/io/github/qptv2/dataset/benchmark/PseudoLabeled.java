package io.github.qptv2.dataset.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.checkpoint.FittedImages;
import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.SplitPart;
import io.github.qptv2.dataset.table.Table;
import io.github.qptv2.dataset.table.TableRow;
import io.github.qptv2.degrade.DegradationChain;

/**
 * What {@code qpt pseudo-label} has written: comment lines that say where it comes from, then the columns {@code path}
 * (relative to the file), {@code score}, {@code weight} and {@code degradation}. All of it is trained on; nothing is
 * judged by it.
 */
public final class PseudoLabeled implements Benchmark {

    /** By which the set is known. */
    public static final String NAME = "pseudo";

    /** Names of the columns, in order. */
    public static final List<String> COLUMNS = List.of("path", "score", "weight", "degradation");

    /** Beginning of the line that says on which MOS scale scores are. */
    public static final String SCALE = "# score: MOS on the scale ";

    /** Beginning of the line that says which images the scorer was fitted to. */
    public static final String FITTED = "# model fitted to images: ";

    private static final String COMMENT = "#";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "pseudo-labels of qpt pseudo-label: a CSV file; to train on, beside a labeled set";
    }

    @Override
    public ExpectedFigures expectation() {
        return new ExpectedFigures(List.of(), Map.of(), "qpt pseudo-label");
    }

    @Override
    public LabeledDataset read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": must be a CSV file of qpt pseudo-label");
        }
        var items = Table.commented(file).rows(COLUMNS, PseudoLabeled::item);
        if (items.isEmpty()) {
            throw new IOException(file + ": must have pseudo-labels, got none");
        }
        var scale = comment(file, SCALE);
        return new LabeledDataset(NAME, scale.isPresent() ? scale(file, scale.get()) : range(file, items), items);
    }

    private static LabeledItem item(TableRow row) throws IOException {
        String path = row.text("path");
        if (path.isBlank()) {
            throw row.broken("path must not be empty");
        }
        var item = LabeledItem.of("", path, row.number("score"))
                .withWeight(row.number("weight", Double.MIN_NORMAL, Double.MAX_VALUE))
                .in(SplitPart.TRAIN);
        if (!row.has("degradation")) {
            return item;
        }
        try {
            return item.degraded(DegradationChain.parse(row.text("degradation")).text());
        } catch (IllegalArgumentException e) {
            throw row.broken("degradation: " + e.getMessage());
        }
    }

    private static RatingScale scale(Path file, String text) throws IOException {
        String[] ends = text.strip().split(" +", -1);
        try {
            if (ends.length == 2) {
                return RatingScale.of(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: %s: %s".formatted(file, SCALE, e.getMessage()), e);
        }
        throw new IOException("%s: %s must be followed by two numbers, got %s".formatted(file, SCALE.strip(), text));
    }

    private static RatingScale range(Path file, List<LabeledItem> items) throws IOException {
        DoubleSummaryStatistics range =
                items.stream().mapToDouble(LabeledItem::mos).summaryStatistics();
        if (!(range.getMin() < range.getMax())) {
            throw new IOException(file + ": scores must differ between items; nothing can be learnt from one");
        }
        return RatingScale.of(range.getMin(), range.getMax());
    }

    /** Images that the scorer behind a file was fitted to, as far as it says. */
    public static FittedImages fitted(Path file) throws IOException {
        var hashes = comment(file, FITTED);
        try {
            return hashes.map(FittedImages::parse).orElse(FittedImages.UNKNOWN);
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: %s: %s".formatted(file, FITTED.strip(), e.getMessage()), e);
        }
    }

    private static Optional<String> comment(Path file, String beginning) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null && line.startsWith(COMMENT); line = lines.readLine()) {
                if (line.startsWith(beginning)) {
                    return Optional.of(line.substring(beginning.length()));
                }
            }
            return Optional.empty();
        }
    }
}
