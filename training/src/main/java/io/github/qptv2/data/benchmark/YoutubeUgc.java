package io.github.qptv2.data.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.qptv2.data.TableRow;

/**
 * YouTube-UGC (Wang, Inguva, Adsumilli 2019): the owners' workbook (vid, MOSFull) or the list copied. How many clips
 * can be had has shrunk over the years, so that no count is checked.
 */
final class YoutubeUgc implements Benchmark {

    private static final Scale SCALE = Scale.of(1, 5);
    private static final String WORKBOOK = "original_videos_MOS_for_YouTube_UGC_dataset.xlsx";

    @Override
    public String name() {
        return "youtube-ugc";
    }

    @Override
    public String title() {
        return "clips uploaded to YouTube; Wang, Inguva, Adsumilli";
    }

    @Override
    public Expectation expectation() {
        return new Expectation(List.of(), Map.of(), "Wang et al. 2019, MMSP");
    }

    @Override
    public LabelledSet read(Path folder) throws IOException {
        var copy = new Copy(folder);
        Path labels = copy.require(WORKBOOK, "labels.txt", "YouTubeUGC_labels.txt");
        String clips = copy.pictures("videos", "original_videos");
        List<LabelledItem> items = labels.endsWith(WORKBOOK)
                ? Workbook.table(labels, "", "vid").rows(List.of("vid", "MOSFull"), row -> owners(row, clips))
                : ClipList.read(labels, SCALE);
        return new LabelledSet(name(), SCALE, items);
    }

    private static LabelledItem owners(TableRow row, String clips) throws IOException {
        String name = ClipList.fileName(row.text("vid"), ".mkv");
        return LabelledItem.of(clips, name, row.number("MOSFull", SCALE.low(), SCALE.high()));
    }
}
