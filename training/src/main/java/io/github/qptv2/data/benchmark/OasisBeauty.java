package io.github.qptv2.data.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.data.Table;

/**
 * Beauty of OASIS's pictures (Kurdi, Lozano, Banaji 2017; ratings by Brielmann and Pelli 2019): {@code labels.csv} with
 * the mean of ratings 1..7, their deviation, and the category.
 */
final class OasisBeauty implements Benchmark {

    private static final Scale SCALE = Scale.of(1, 7);

    @Override
    public String name() {
        return "oasis-beauty";
    }

    @Override
    public String title() {
        return "809 or 900 photographs, beauty 1..7 (some disturbing); Kurdi et al., Brielmann, Pelli";
    }

    @Override
    public Expectation expectation() {
        return Expectation.of(
                "Kurdi et al. 2017, Behavior Research Methods 49 (900); its redistributable copy (809)", 900, 809);
    }

    @Override
    public LabelledSet read(Path folder) throws IOException {
        var copy = new Copy(folder);
        Path labels = copy.require("labels.csv");
        String pictures = copy.pictures("images", "Images");
        List<LabelledItem> items = Table.csv(labels)
                .rows(List.of("image", "beauty_mean", "beauty_sd"), row -> LabelledItem.of(
                                pictures, row.text("image"), row.number("beauty_mean", SCALE.low(), SCALE.high()))
                        .withDeviation(row.number("beauty_sd", 0, 6)));
        return new LabelledSet(name(), SCALE, items);
    }
}
