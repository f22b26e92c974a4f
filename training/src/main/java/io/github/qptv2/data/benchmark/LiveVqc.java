package io.github.qptv2.data.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** LIVE-VQC (Sinno and Bovik 2019): the owners' {@code data.mat} (video_list, mos) or the list copied. */
final class LiveVqc implements Benchmark {

    private static final Scale SCALE = Scale.of(0, 100);

    @Override
    public String name() {
        return "live-vqc";
    }

    @Override
    public String title() {
        return "585 clips by phones; Sinno, Bovik";
    }

    @Override
    public Expectation expectation() {
        return Expectation.of("Sinno, Bovik 2019, IEEE TIP 28(2)", 585);
    }

    @Override
    public LabelledSet read(Path folder) throws IOException {
        var copy = new Copy(folder);
        Path labels = copy.require("data.mat", "labels.txt", "LIVE_VQC_labels.txt");
        List<LabelledItem> items =
                labels.endsWith("data.mat") ? owners(labels, copy.pictures("Video")) : ClipList.read(labels, SCALE);
        return new LabelledSet(name(), SCALE, items);
    }

    private static List<LabelledItem> owners(Path labels, String clips) throws IOException {
        var mat = new MatFile(labels);
        List<String> names = mat.texts("video_list");
        List<Double> mos = mat.numbers("mos");
        if (names.size() != mos.size()) {
            throw new IOException("%s: video_list and mos must be as many, got %d and %d"
                    .formatted(labels, names.size(), mos.size()));
        }
        var items = new ArrayList<LabelledItem>();
        for (int i = 0; i < names.size(); i++) {
            items.add(LabelledItem.of(clips, names.get(i), mos.get(i)));
        }
        return items;
    }
}
