package io.github.qptv2.data.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.data.Table;
import io.github.qptv2.data.TableRow;

/**
 * BIQ2021 (Ahmed and Asif 2022): two CSV files, one for each official part; the training file has empty columns at its
 * end. A small copy is packed as {@code labels.csv} with {@code image, mos, split}.
 */
final class Biq2021 implements Benchmark {

    private static final Scale SCALE = Scale.of(0, 1);
    private static final String TRAIN = "Train (Images and MOS).csv";
    private static final String TEST = "Test (Images and MOS).csv";

    @Override
    public String name() {
        return "biq2021";
    }

    @Override
    public String title() {
        return "12,000 photographs from the web, opinions 0..1; Ahmed, Asif";
    }

    @Override
    public Expectation expectation() {
        return Expectation.of("Ahmed, Asif 2022, Journal of Electronic Imaging 31(5)", 12_000)
                .with(Part.TRAIN, 10_000)
                .with(Part.TEST, 2_000);
    }

    @Override
    public LabelledSet read(Path folder) throws IOException {
        var copy = new Copy(folder);
        String pictures = copy.pictures("Images", "images");
        Path first = copy.require(TRAIN, "labels.csv");
        if (first.endsWith("labels.csv")) {
            return new LabelledSet(name(), SCALE, Table.csv(first).rows(List.of("image", "mos", "split"), row -> item(
                            row, "image", pictures)
                    .in(Parts.named(row, "split"))));
        }
        var items = new ArrayList<>(rows(first, pictures, Part.TRAIN));
        items.addAll(rows(copy.require(TEST), pictures, Part.TEST));
        return new LabelledSet(name(), SCALE, items);
    }

    private static List<LabelledItem> rows(Path file, String pictures, Part part) throws IOException {
        return Table.csv(file).rows(List.of("Image Name", "MOS"), row -> item(row, "Image Name", pictures)
                .in(part));
    }

    private static LabelledItem item(TableRow row, String column, String pictures) throws IOException {
        return LabelledItem.of(pictures, row.text(column), row.number("MOS", SCALE.low(), SCALE.high()));
    }
}
