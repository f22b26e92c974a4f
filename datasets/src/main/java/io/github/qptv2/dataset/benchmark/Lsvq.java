package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.SplitPart;
import io.github.qptv2.dataset.table.Table;
import io.github.qptv2.dataset.table.TableRow;

/**
 * LSVQ (Ying et al. 2021): the common lists, one for each part, or the published {@code labels_train_test.csv} (with
 * {@code is_test}) and {@code labels_test_1080p.csv}. The 1080p videos are a separate test part.
 */
final class Lsvq implements DatasetReader {

    private static final RatingScale SCALE = RatingScale.of(0, 100);

    @Override
    public String name() {
        return "lsvq";
    }

    @Override
    public String title() {
        return "39,000 videos from the web; Ying, Mandal, Ghadiyaram, Bovik";
    }

    @Override
    public ExpectedFigures expectation() {
        return new ExpectedFigures(List.of(), Map.of(), "Wu et al. 2022, ECCV (FAST-VQA), for the training part")
                .with(SplitPart.TRAIN, 28_056);
    }

    @Override
    public LabeledDataset read(Path folder) throws IOException {
        var copy = new DatasetFiles(folder);
        Path first = copy.require("labels_train_test.csv", "train_labels.txt", "LSVQ_train_labels.txt");
        var items = new ArrayList<LabeledItem>();
        if (first.endsWith("labels_train_test.csv")) {
            items.addAll(Table.csv(first).rows(List.of("name", "mos", "is_test"), row -> published(row)
                    .in(SplitPartNames.flag(row, "is_test") ? SplitPart.TEST : SplitPart.TRAIN)));
            items.addAll(Table.csv(copy.require("labels_test_1080p.csv"))
                    .rows(List.of("name", "mos"), row -> published(row).in(SplitPart.TEST_2)));
        } else {
            add(items, first, SplitPart.TRAIN);
            add(items, copy.require("labels_test.txt", "LSVQ_labels_test.txt"), SplitPart.TEST);
            add(items, copy.require("labels_1080p.txt", "LSVQ_labels_1080p.txt"), SplitPart.TEST_2);
        }
        return new LabeledDataset(name(), SCALE, items);
    }

    private static void add(List<LabeledItem> items, Path list, SplitPart part) throws IOException {
        VideoListFile.read(list, SCALE).forEach(item -> items.add(item.in(part)));
    }

    private static LabeledItem published(TableRow row) throws IOException {
        String name = VideoListFile.fileName(row.text("name"), ".mp4");
        return LabeledItem.of("", name, row.number("mos", SCALE.low(), SCALE.high()));
    }
}
