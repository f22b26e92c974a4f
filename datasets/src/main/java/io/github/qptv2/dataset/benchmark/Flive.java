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
import org.jspecify.annotations.Nullable;

/**
 * FLIVE, also LIVE-FB or PaQ-2-PiQ (Ying et al. 2020): the images without their patches. Two incomparable protocols
 * have two names: {@code flive} has the official parts (training and validation up to 640 pixels, test above, from
 * {@code labels<=640_padded.csv} and {@code labels>640.csv}); {@code flive-all} has every image of
 * {@code labels_image.csv} without parts, for random splits.
 */
final class Flive implements DatasetReader {

    private static final RatingScale SCALE = RatingScale.of(0, 100);
    private static final String SMALL = "labels<=640_padded.csv";
    private static final String LARGE = "labels>640.csv";

    private final boolean hasParts;

    private Flive(boolean hasParts) {
        this.hasParts = hasParts;
    }

    static Flive withParts() {
        return new Flive(true);
    }

    static Flive whole() {
        return new Flive(false);
    }

    @Override
    public String name() {
        return hasParts ? "flive" : "flive-all";
    }

    @Override
    public String title() {
        return hasParts
                ? "39,810 photographs from the web with official parts; Ying et al."
                : "39,810 photographs from the web for random splits; Ying et al.";
    }

    @Override
    public ExpectedFigures expectation() {
        ExpectedFigures all = ExpectedFigures.of("Ying et al. 2020, CVPR", 39_810);
        return hasParts
                ? all.with(SplitPart.TRAIN, 30_253)
                        .with(SplitPart.VALIDATION, 7_751)
                        .with(SplitPart.TEST, 1_806)
                : all;
    }

    @Override
    public LabeledDataset read(Path folder) throws IOException {
        var copy = new DatasetFiles(folder);
        String images = copy.images("database", "images");
        var items = new ArrayList<LabeledItem>();
        if (hasParts) {
            Path small = copy.require(SMALL), large = copy.require(LARGE);
            items.addAll(rows(small, images, null));
            items.addAll(rows(large, images, SplitPart.TEST));
        } else {
            items.addAll(Table.csv(copy.require("labels_image.csv"))
                    .rows(List.of("name", "mos"), row -> item(row, images, "name", "mos")));
        }
        return new LabeledDataset(name(), SCALE, items);
    }

    private static List<LabeledItem> rows(Path file, String images, @Nullable SplitPart part) throws IOException {
        List<String> columns =
                part == null ? List.of("name_image", "mos_image", "is_valid") : List.of("name_image", "mos_image");
        return Table.csv(file).rows(columns, row -> item(row, images, "name_image", "mos_image")
                .in(part == null ? smallPart(row) : part));
    }

    private static SplitPart smallPart(TableRow row) throws IOException {
        return SplitPartNames.flag(row, "is_valid") ? SplitPart.VALIDATION : SplitPart.TRAIN;
    }

    private static LabeledItem item(TableRow row, String images, String name, String mos) throws IOException {
        return LabeledItem.of(images, row.text(name), row.number(mos, SCALE.low(), SCALE.high()));
    }
}
