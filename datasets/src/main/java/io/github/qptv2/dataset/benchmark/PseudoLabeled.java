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
import io.github.qptv2.io.TextFiles;

/**
 * Pseudo-labels written by {@code qpt pseudo-label}: comment lines with their origin, then the columns {@code path}
 * (relative to the file), {@code score}, {@code weight} and {@code degradation}. All items are training items; no
 * evaluation uses them.
 */
public final class PseudoLabeled implements DatasetReader {

    /** Name of the dataset. */
    public static final String NAME = "pseudo";

    /** Names of the columns, in order. */
    public static final List<String> COLUMNS = List.of("path", "score", "weight", "degradation");

    /** Prefix of the line with the MOS scale of the scores. */
    public static final String SCALE = "# score: MOS on the scale ";

    /** Prefix of the line with the hashes of the scorer's training images. */
    public static final String FITTED = "# model fitted to images: ";

    private static final String COMMENT = "#";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "pseudo-labels of qpt pseudo-label: a CSV file for training beside a labeled dataset";
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
            throw row.malformed("path must not be empty");
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
            throw row.malformed("degradation: " + e.getMessage());
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
            throw new IOException(file + ": scores must differ between items");
        }
        return RatingScale.observed(range.getMin(), range.getMax()); // raw outputs, which have no scale
    }

    /** Training images of the scorer that made a file, where the file records them. */
    public static FittedImages fitted(Path file) throws IOException {
        var hashes = comment(file, FITTED);
        try {
            return hashes.map(FittedImages::parse).orElse(FittedImages.UNKNOWN);
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: %s: %s".formatted(file, FITTED.strip(), e.getMessage()), e);
        }
    }

    private static Optional<String> comment(Path file, String beginning) throws IOException {
        try (BufferedReader lines = TextFiles.open(file)) {
            for (String line = lines.readLine(); line != null && line.startsWith(COMMENT); line = lines.readLine()) {
                if (line.startsWith(beginning)) {
                    return Optional.of(line.substring(beginning.length()));
                }
            }
            return Optional.empty();
        }
    }
}
