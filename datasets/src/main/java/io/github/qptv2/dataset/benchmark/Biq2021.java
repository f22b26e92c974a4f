package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.SplitPart;
import io.github.qptv2.dataset.table.Table;
import io.github.qptv2.dataset.table.TableRow;

/**
 * BIQ2021 (Ahmed and Asif 2022): one CSV file for each official part; the training file has empty columns at its end.
 * Also reads {@code labels.csv} with the columns {@code image, mos, split}.
 */
final class Biq2021 implements DatasetReader {

    private static final RatingScale SCALE = RatingScale.of(0, 1);
    private static final String TRAIN = "Train (Images and MOS).csv";
    private static final String TEST = "Test (Images and MOS).csv";

    @Override
    public String name() {
        return "biq2021";
    }

    @Override
    public String title() {
        return "12,000 photographs from the web, MOS 0..1; Ahmed, Asif";
    }

    @Override
    public ExpectedFigures expectation() {
        return ExpectedFigures.of("Ahmed, Asif 2022, Journal of Electronic Imaging 31(5)", 12_000)
                .with(SplitPart.TRAIN, 10_000)
                .with(SplitPart.TEST, 2_000);
    }

    @Override
    public LabeledDataset read(Path folder) throws IOException {
        var copy = new DatasetFiles(folder);
        String images = copy.images("Images", "images");
        Path first = copy.require(TRAIN, "labels.csv");
        if (first.endsWith("labels.csv")) {
            return new LabeledDataset(
                    name(), SCALE, Table.csv(first).rows(List.of("image", "mos", "split"), row -> item(
                                    row, "image", images)
                            .in(SplitPartNames.named(row, "split"))));
        }
        var items = new ArrayList<>(rows(first, images, SplitPart.TRAIN));
        items.addAll(rows(copy.require(TEST), images, SplitPart.TEST));
        return new LabeledDataset(name(), SCALE, items);
    }

    private static List<LabeledItem> rows(Path file, String images, SplitPart part) throws IOException {
        return Table.csv(file).rows(List.of("Image Name", "MOS"), row -> item(row, "Image Name", images)
                .in(part));
    }

    private static LabeledItem item(TableRow row, String column, String images) throws IOException {
        return LabeledItem.of(images, row.text(column), row.number("MOS", SCALE.low(), SCALE.high()));
    }
}
