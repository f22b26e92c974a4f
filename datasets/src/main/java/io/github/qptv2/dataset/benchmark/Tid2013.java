package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.table.Table;
import io.github.qptv2.dataset.table.TableRow;

/**
 * TID2013 (Ponomarenko et al. 2015): {@code mos_with_names.txt} with MOS and name; {@code mos_std.txt} has the
 * deviations in the same order. The case of names varies within the file and between copies.
 */
final class Tid2013 implements DatasetReader {

    private static final RatingScale SCALE = RatingScale.of(0, 9);

    /** Reference, type 01..24, level 1..5. */
    private static final Pattern NAME = Pattern.compile("(I\\d{2})_(\\d{2})_(\\d)\\.BMP");

    @Override
    public String name() {
        return "tid2013";
    }

    @Override
    public String title() {
        return "25 images, 24 distortion types at 5 levels; Ponomarenko et al.";
    }

    @Override
    public ExpectedFigures expectation() {
        return ExpectedFigures.of("Ponomarenko et al. 2015, Signal Processing: Image Communication 30", 3_000);
    }

    @Override
    public LabeledDataset read(Path folder) throws IOException {
        var copy = new DatasetFiles(folder);
        Path labels = copy.require("mos_with_names.txt", "tid2013_mos_with_names.txt");
        String images = copy.images("distorted_images");
        List<LabeledItem> items = Table.words(labels).headless(List.of("mos", "name"), row -> item(row, images));
        Optional<Path> deviations = copy.find("mos_std.txt");
        return new LabeledDataset(name(), SCALE, deviations.isPresent() ? with(deviations.get(), items) : items);
    }

    private static LabeledItem item(TableRow row, String images) throws IOException {
        String name = row.text("name");
        Matcher parts = NAME.matcher(name.toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            throw row.malformed("names must have the form I01_02_3.bmp, got \"%s\"".formatted(name));
        }
        return LabeledItem.of(images, name, row.number("mos", SCALE.low(), SCALE.high()))
                .withReference(parts.group(1), parts.group(2));
    }

    private static List<LabeledItem> with(Path file, List<LabeledItem> items) throws IOException {
        List<Double> deviations = Table.words(file).headless(List.of("std"), row -> row.number("std", 0, 9));
        if (deviations.size() != items.size()) {
            throw new IOException(
                    "%s:%d: must have one line per name, %d".formatted(file, deviations.size(), items.size()));
        }
        var complete = new ArrayList<LabeledItem>();
        for (int i = 0; i < items.size(); i++) {
            complete.add(items.get(i).withDeviation(deviations.get(i)));
        }
        return complete;
    }
}
