package io.github.qptv2.data.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.qptv2.data.Table;
import io.github.qptv2.data.TableRow;

/**
 * LSVQ (Ying et al. 2021): the lists widely copied, one for each part, or the owners' {@code labels_train_test.csv}
 * (with {@code is_test}) and {@code labels_test_1080p.csv}. The clips of 1080p are a test of their own.
 */
final class Lsvq implements Benchmark {

    private static final Scale SCALE = Scale.of(0, 100);

    @Override
    public String name() {
        return "lsvq";
    }

    @Override
    public String title() {
        return "39,000 clips from the web; Ying, Mandal, Ghadiyaram, Bovik";
    }

    @Override
    public Expectation expectation() {
        return new Expectation(List.of(), Map.of(), "Wu et al. 2022, ECCV (FAST-VQA), for the training part")
                .with(Part.TRAIN, 28_056);
    }

    @Override
    public LabelledSet read(Path folder) throws IOException {
        var copy = new Copy(folder);
        Path first = copy.require("labels_train_test.csv", "train_labels.txt", "LSVQ_train_labels.txt");
        var items = new ArrayList<LabelledItem>();
        if (first.endsWith("labels_train_test.csv")) {
            items.addAll(Table.csv(first).rows(List.of("name", "mos", "is_test"), row -> owners(row)
                    .in(Parts.flag(row, "is_test") ? Part.TEST : Part.TRAIN)));
            items.addAll(Table.csv(copy.require("labels_test_1080p.csv"))
                    .rows(List.of("name", "mos"), row -> owners(row).in(Part.TEST_2)));
        } else {
            add(items, first, Part.TRAIN);
            add(items, copy.require("labels_test.txt", "LSVQ_labels_test.txt"), Part.TEST);
            add(items, copy.require("labels_1080p.txt", "LSVQ_labels_1080p.txt"), Part.TEST_2);
        }
        return new LabelledSet(name(), SCALE, items);
    }

    private static void add(List<LabelledItem> items, Path list, Part part) throws IOException {
        ClipList.read(list, SCALE).forEach(item -> items.add(item.in(part)));
    }

    private static LabelledItem owners(TableRow row) throws IOException {
        String name = ClipList.fileName(row.text("name"), ".mp4");
        return LabelledItem.of("", name, row.number("mos", SCALE.low(), SCALE.high()));
    }
}
