package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;

/** SPAQ (Fang et al. 2020): {@code MOS and Image attribute scores.xlsx}, MOS 0..100 of smartphone photographs. */
final class Spaq implements DatasetReader {

    private static final RatingScale SCALE = RatingScale.of(0, 100);
    private static final String LABELS = "MOS and Image attribute scores.xlsx";

    @Override
    public String name() {
        return "spaq";
    }

    @Override
    public String title() {
        return "11,125 photographs by 66 phones; Fang, Zhu, Zeng, Ma, Wang";
    }

    @Override
    public ExpectedFigures expectation() {
        return ExpectedFigures.of("Fang et al. 2020, CVPR", 11_125);
    }

    @Override
    public LabeledDataset read(Path folder) throws IOException {
        var copy = new DatasetFiles(folder);
        Path labels = copy.require("Annotations/" + LABELS, "annotations/" + LABELS, LABELS);
        String images = copy.images("TestImage", "SPAQ/TestImage", "img", "images");
        List<LabeledItem> items = Workbook.table(labels, "", "Image name")
                .rows(
                        List.of("Image name", "MOS"),
                        row -> LabeledItem.of(
                                images, row.text("Image name"), row.number("MOS", SCALE.low(), SCALE.high())));
        return new LabeledDataset(name(), SCALE, items);
    }
}
