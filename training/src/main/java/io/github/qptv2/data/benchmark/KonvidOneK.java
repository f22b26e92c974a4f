package io.github.qptv2.data.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.data.Table;

/** KoNViD-1k (Hosu et al. 2017): the owners' {@code KoNViD_1k_mos.csv} (clip's number, opinion) or the list copied. */
final class KonvidOneK implements Benchmark {

    private static final Scale SCALE = Scale.of(1, 5);

    @Override
    public String name() {
        return "konvid-1k";
    }

    @Override
    public String title() {
        return "1,200 clips from the web; Hosu et al.";
    }

    @Override
    public Expectation expectation() {
        return Expectation.of("Hosu et al. 2017, QoMEX", 1_200);
    }

    @Override
    public LabelledSet read(Path folder) throws IOException {
        var copy = new Copy(folder);
        Path labels = copy.require(
                "KoNViD_1k_metadata/KoNViD_1k_mos.csv", "KoNViD_1k_mos.csv", "labels.txt", "KoNViD_labels.txt");
        String clips = copy.pictures("KoNViD_1k_videos");
        List<LabelledItem> items = labels.endsWith("KoNViD_1k_mos.csv")
                ? Table.csv(labels)
                        .rows(
                                List.of("flickr_id", "mos"),
                                row -> LabelledItem.of(
                                        clips,
                                        ClipList.fileName(row.text("flickr_id"), ".mp4"),
                                        row.number("mos", SCALE.low(), SCALE.high())))
                : ClipList.read(labels, SCALE);
        return new LabelledSet(name(), SCALE, items);
    }
}
