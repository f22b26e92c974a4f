package io.github.qptv2.data.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** SPAQ (Fang et al. 2020): {@code MOS and Image attribute scores.xlsx}, opinions 0..100 on photographs by phones. */
final class Spaq implements Benchmark {

    private static final Scale SCALE = Scale.of(0, 100);
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
    public Expectation expectation() {
        return Expectation.of("Fang et al. 2020, CVPR", 11_125);
    }

    @Override
    public LabelledSet read(Path folder) throws IOException {
        var copy = new Copy(folder);
        Path labels = copy.require("Annotations/" + LABELS, "annotations/" + LABELS, LABELS);
        String pictures = copy.pictures("TestImage", "SPAQ/TestImage", "img", "images");
        List<LabelledItem> items = Workbook.table(labels, "", "Image name")
                .rows(
                        List.of("Image name", "MOS"),
                        row -> LabelledItem.of(
                                pictures, row.text("Image name"), row.number("MOS", SCALE.low(), SCALE.high())));
        return new LabelledSet(name(), SCALE, items);
    }
}
