package io.github.qptv2.data.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.data.Table;
import io.github.qptv2.data.TableRow;
import org.jspecify.annotations.Nullable;

/**
 * FLIVE, also LIVE-FB or PaQ-2-PiQ (Ying et al. 2020): the pictures, not their patches. Two protocols are about, so
 * there are two names, never to be compared: {@code flive} has the owners' parts (train and validation up to 640
 * pixels, test above, from {@code labels<=640_padded.csv} and {@code labels>640.csv}); {@code flive-all} has every
 * picture of {@code labels_image.csv} and no parts, for random splits.
 */
final class Flive implements Benchmark {

    private static final Scale SCALE = Scale.of(0, 100);
    private static final String SMALL = "labels<=640_padded.csv";
    private static final String LARGE = "labels>640.csv";

    private final boolean parted;

    private Flive(boolean parted) {
        this.parted = parted;
    }

    static Flive withParts() {
        return new Flive(true);
    }

    static Flive whole() {
        return new Flive(false);
    }

    @Override
    public String name() {
        return parted ? "flive" : "flive-all";
    }

    @Override
    public String title() {
        return parted
                ? "39,810 photographs from the web with the owners' parts; Ying et al."
                : "39,810 photographs from the web for random splits; Ying et al.";
    }

    @Override
    public Expectation expectation() {
        Expectation all = Expectation.of("Ying et al. 2020, CVPR", 39_810);
        return parted
                ? all.with(Part.TRAIN, 30_253).with(Part.VALIDATION, 7_751).with(Part.TEST, 1_806)
                : all;
    }

    @Override
    public LabelledSet read(Path folder) throws IOException {
        var copy = new Copy(folder);
        String pictures = copy.pictures("database", "images");
        var items = new ArrayList<LabelledItem>();
        if (parted) {
            Path small = copy.require(SMALL), large = copy.require(LARGE);
            items.addAll(rows(small, pictures, null));
            items.addAll(rows(large, pictures, Part.TEST));
        } else {
            items.addAll(Table.csv(copy.require("labels_image.csv"))
                    .rows(List.of("name", "mos"), row -> item(row, pictures, "name", "mos")));
        }
        return new LabelledSet(name(), SCALE, items);
    }

    private static List<LabelledItem> rows(Path file, String pictures, @Nullable Part part) throws IOException {
        List<String> columns =
                part == null ? List.of("name_image", "mos_image", "is_valid") : List.of("name_image", "mos_image");
        return Table.csv(file).rows(columns, row -> item(row, pictures, "name_image", "mos_image")
                .in(part == null ? smallPart(row) : part));
    }

    private static Part smallPart(TableRow row) throws IOException {
        return Parts.flag(row, "is_valid") ? Part.VALIDATION : Part.TRAIN;
    }

    private static LabelledItem item(TableRow row, String pictures, String name, String mos) throws IOException {
        return LabelledItem.of(pictures, row.text(name), row.number(mos, SCALE.low(), SCALE.high()));
    }
}
