package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.table.Table;
import io.github.qptv2.dataset.table.TableRow;

/** The list format common in video quality repositories: {@code path, duration, frame rate, MOS}. */
final class VideoListFile {

    private VideoListFile() {}

    static List<LabeledItem> read(Path file, RatingScale scale) throws IOException {
        return Table.csv(file).headless(List.of("path", "duration", "fps", "mos"), row -> item(row, scale));
    }

    private static LabeledItem item(TableRow row, RatingScale scale) throws IOException {
        return LabeledItem.of("", row.text("path"), row.number("mos", scale.low(), scale.high()));
    }

    /** File name of a video from its number or its name. */
    static String fileName(String clip, String ending) {
        String plain = clip.replaceFirst("\\.0$", ""); // a spreadsheet may store a number
        return plain.contains(".mp4") || plain.contains(".mkv") ? plain : plain + ending;
    }
}
