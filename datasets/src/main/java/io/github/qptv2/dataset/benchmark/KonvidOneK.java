package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.table.Table;

/** KoNViD-1k (Hosu et al. 2017): the published {@code KoNViD_1k_mos.csv} (video number, MOS) or the common list. */
final class KonvidOneK implements DatasetReader {

    private static final RatingScale SCALE = RatingScale.of(1, 5);

    @Override
    public String name() {
        return "konvid-1k";
    }

    @Override
    public String title() {
        return "1,200 videos from the web; Hosu et al.";
    }

    @Override
    public ExpectedFigures expectation() {
        return ExpectedFigures.of("Hosu et al. 2017, QoMEX", 1_200);
    }

    @Override
    public LabeledDataset read(Path folder) throws IOException {
        var copy = new DatasetFiles(folder);
        Path labels = copy.require(
                "KoNViD_1k_metadata/KoNViD_1k_mos.csv", "KoNViD_1k_mos.csv", "labels.txt", "KoNViD_labels.txt");
        String clips = copy.images("KoNViD_1k_videos");
        List<LabeledItem> items = labels.endsWith("KoNViD_1k_mos.csv")
                ? Table.csv(labels)
                        .rows(
                                List.of("flickr_id", "mos"),
                                row -> LabeledItem.of(
                                        clips,
                                        VideoListFile.fileName(row.text("flickr_id"), ".mp4"),
                                        row.number("mos", SCALE.low(), SCALE.high())))
                : VideoListFile.read(labels, SCALE);
        return new LabeledDataset(name(), SCALE, items);
    }
}
