package io.github.qptv2.data.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.qptv2.data.Table;
import io.github.qptv2.data.TableRow;

/**
 * TID2013 (Ponomarenko et al. 2015): {@code mos_with_names.txt}, opinion and name; {@code mos_std.txt} beside it has
 * the deviations in the same order. Upper and lower case of the names vary within the file and from copy to copy.
 */
final class Tid2013 implements Benchmark {

    private static final Scale SCALE = Scale.of(0, 9);

    /** Reference, type 01..24, level 1..5. */
    private static final Pattern NAME = Pattern.compile("(I\\d{2})_(\\d{2})_(\\d)\\.BMP");

    @Override
    public String name() {
        return "tid2013";
    }

    @Override
    public String title() {
        return "25 pictures spoilt in 24 ways at 5 levels; Ponomarenko et al.";
    }

    @Override
    public Expectation expectation() {
        return Expectation.of("Ponomarenko et al. 2015, Signal Processing: Image Communication 30", 3_000);
    }

    @Override
    public LabelledSet read(Path folder) throws IOException {
        var copy = new Copy(folder);
        Path labels = copy.require("mos_with_names.txt", "tid2013_mos_with_names.txt");
        String pictures = copy.pictures("distorted_images");
        List<LabelledItem> items = Table.words(labels).headless(List.of("mos", "name"), row -> item(row, pictures));
        Optional<Path> deviations = copy.find("mos_std.txt");
        return new LabelledSet(name(), SCALE, deviations.isPresent() ? with(deviations.get(), items) : items);
    }

    private static LabelledItem item(TableRow row, String pictures) throws IOException {
        String name = row.text("name");
        Matcher parts = NAME.matcher(name.toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            throw row.broken("names must look like I01_02_3.bmp, got \"%s\"".formatted(name));
        }
        return LabelledItem.of(pictures, name, row.number("mos", SCALE.low(), SCALE.high()))
                .madeFrom(parts.group(1), parts.group(2));
    }

    private static List<LabelledItem> with(Path file, List<LabelledItem> items) throws IOException {
        List<Double> deviations = Table.words(file).headless(List.of("std"), row -> row.number("std", 0, 9));
        if (deviations.size() != items.size()) {
            throw new IOException("%s:%d: must have as many lines as there are names, %d"
                    .formatted(file, deviations.size(), items.size()));
        }
        var complete = new ArrayList<LabelledItem>();
        for (int i = 0; i < items.size(); i++) {
            complete.add(items.get(i).withDeviation(deviations.get(i)));
        }
        return complete;
    }
}
