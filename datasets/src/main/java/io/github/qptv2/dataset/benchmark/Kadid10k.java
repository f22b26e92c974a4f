package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.table.Table;
import io.github.qptv2.dataset.table.TableRow;

/**
 * KADID-10k (Lin, Hosu, Saupe 2019). The column {@code dmos} of the published {@code dmos.csv} has grades 1..5 of which
 * higher is better, so it is not converted; {@code var} is their variance. The common copy
 * {@code kadid10k_names_with_mos.txt} has only name and grade.
 */
final class Kadid10k implements DatasetReader {

    private static final RatingScale SCALE = RatingScale.of(1, 5);

    /** Reference, type 01..25, level 01..05. */
    private static final Pattern NAME = Pattern.compile("(?i)(I\\d{2})_(\\d{2})_(\\d{2})\\.png");

    @Override
    public String name() {
        return "kadid-10k";
    }

    @Override
    public String title() {
        return "81 photographs, 25 distortion types at 5 levels; Lin, Hosu, Saupe";
    }

    @Override
    public ExpectedFigures expectation() {
        return ExpectedFigures.of("Lin, Hosu, Saupe 2019, QoMEX", 10_125);
    }

    @Override
    public boolean isOriginal(String path) {
        return path.matches("(?i)(.*/)?I\\d{2}\\.png");
    }

    @Override
    public LabeledDataset read(Path folder) throws IOException {
        var copy = new DatasetFiles(folder);
        Path labels = copy.require("dmos.csv", "kadid10k_names_with_mos.txt");
        String images = copy.images("images");
        Table table = Table.csv(labels);
        List<LabeledItem> items = labels.endsWith("dmos.csv")
                ? table.rows(List.of("dist_img", "dmos"), row -> item(row, "dist_img", "dmos", images))
                : Table.words(labels).headless(List.of("name", "mos"), row -> item(row, "name", "mos", images));
        return new LabeledDataset(name(), SCALE, items);
    }

    private static LabeledItem item(TableRow row, String nameColumn, String mosColumn, String images)
            throws IOException {
        String name = row.text(nameColumn);
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw row.malformed("names must have the form I01_02_03.png, got \"%s\"".formatted(name));
        }
        double mos = row.number(mosColumn, SCALE.low(), SCALE.high());
        LabeledItem item = LabeledItem.of(images, name, mos)
                .withReference(parts.group(1).toUpperCase(Locale.ROOT), parts.group(2));
        return row.has("var") ? item.withDeviation(Math.sqrt(row.number("var", 0, 16))) : item;
    }
}
