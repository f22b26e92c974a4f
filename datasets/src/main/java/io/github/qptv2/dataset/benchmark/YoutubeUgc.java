package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.table.TableRow;

/**
 * YouTube-UGC (Wang, Inguva, Adsumilli 2019): the published workbook (vid, MOSFull) or the common list. The number of
 * available videos has shrunk over the years, so no count is checked.
 */
final class YoutubeUgc implements DatasetReader {

    private static final RatingScale SCALE = RatingScale.of(1, 5);
    private static final String WORKBOOK = "original_videos_MOS_for_YouTube_UGC_dataset.xlsx";

    @Override
    public String name() {
        return "youtube-ugc";
    }

    @Override
    public String title() {
        return "videos uploaded to YouTube; Wang, Inguva, Adsumilli";
    }

    @Override
    public ExpectedFigures expectation() {
        return new ExpectedFigures(List.of(), Map.of(), "Wang et al. 2019, MMSP");
    }

    @Override
    public LabeledDataset read(Path folder) throws IOException {
        var copy = new DatasetFiles(folder);
        Path labels = copy.require(WORKBOOK, "labels.txt", "YouTubeUGC_labels.txt");
        String clips = copy.images("videos", "original_videos");
        List<LabeledItem> items = labels.endsWith(WORKBOOK)
                ? Workbook.table(labels, "", "vid").rows(List.of("vid", "MOSFull"), row -> published(row, clips))
                : VideoListFile.read(labels, SCALE);
        return new LabeledDataset(name(), SCALE, items);
    }

    private static LabeledItem published(TableRow row, String clips) throws IOException {
        String name = VideoListFile.fileName(row.text("vid"), ".mkv");
        return LabeledItem.of(clips, name, row.number("MOSFull", SCALE.low(), SCALE.high()));
    }
}
