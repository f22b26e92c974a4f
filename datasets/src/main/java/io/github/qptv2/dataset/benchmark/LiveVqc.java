package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;

/** LIVE-VQC (Sinno and Bovik 2019): the published {@code data.mat} (video_list, mos) or the common list. */
final class LiveVqc implements DatasetReader {

    private static final RatingScale SCALE = RatingScale.of(0, 100);

    @Override
    public String name() {
        return "live-vqc";
    }

    @Override
    public String title() {
        return "585 videos by phones; Sinno, Bovik";
    }

    @Override
    public ExpectedFigures expectation() {
        return ExpectedFigures.of("Sinno, Bovik 2019, IEEE TIP 28(2)", 585);
    }

    @Override
    public LabeledDataset read(Path folder) throws IOException {
        var copy = new DatasetFiles(folder);
        Path labels = copy.require("data.mat", "labels.txt", "LIVE_VQC_labels.txt");
        List<LabeledItem> items = labels.endsWith("data.mat")
                ? published(labels, copy.images("Video"))
                : VideoListFile.read(labels, SCALE);
        return new LabeledDataset(name(), SCALE, items);
    }

    private static List<LabeledItem> published(Path labels, String clips) throws IOException {
        var mat = new MatlabFile(labels);
        List<String> names = mat.texts("video_list");
        List<Double> mos = mat.numbers("mos");
        if (names.size() != mos.size()) {
            throw new IOException("%s: video_list and mos must be equally many, got %d and %d"
                    .formatted(labels, names.size(), mos.size()));
        }
        var items = new ArrayList<LabeledItem>();
        for (int i = 0; i < names.size(); i++) {
            items.add(LabeledItem.of(clips, names.get(i), mos.get(i)));
        }
        return items;
    }
}
