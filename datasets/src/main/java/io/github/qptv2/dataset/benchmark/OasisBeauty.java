package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.table.Table;

/**
 * Beauty ratings of the OASIS images (Kurdi, Lozano, Banaji 2017; ratings by Brielmann and Pelli 2019):
 * {@code labels.csv} with mean and deviation of ratings 1..7 and the category.
 */
final class OasisBeauty implements DatasetReader {

    private static final RatingScale SCALE = RatingScale.of(1, 7);

    @Override
    public String name() {
        return "oasis-beauty";
    }

    @Override
    public String title() {
        return "809 or 900 photographs, beauty 1..7 (some disturbing); Kurdi et al., Brielmann, Pelli";
    }

    @Override
    public ExpectedFigures expectation() {
        return ExpectedFigures.of(
                "Kurdi et al. 2017, Behavior Research Methods 49 (900); its redistributable copy (809)", 900, 809);
    }

    @Override
    public LabeledDataset read(Path folder) throws IOException {
        var copy = new DatasetFiles(folder);
        Path labels = copy.require("labels.csv");
        String images = copy.images("images", "Images");
        List<LabeledItem> items = Table.csv(labels)
                .rows(List.of("image", "beauty_mean", "beauty_sd"), row -> LabeledItem.of(
                                images, row.text("image"), row.number("beauty_mean", SCALE.low(), SCALE.high()))
                        .withDeviation(row.number("beauty_sd", 0, 6)));
        return new LabeledDataset(name(), SCALE, items);
    }
}
