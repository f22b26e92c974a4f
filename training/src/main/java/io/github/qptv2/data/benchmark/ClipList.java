package io.github.qptv2.data.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.data.Table;
import io.github.qptv2.data.TableRow;

/** The lists of clips copied from one video repository to the next: {@code path, duration, frame rate, opinion}. */
final class ClipList {

    private ClipList() {}

    static List<LabelledItem> read(Path file, Scale scale) throws IOException {
        return Table.csv(file).headless(List.of("path", "duration", "fps", "mos"), row -> item(row, scale));
    }

    private static LabelledItem item(TableRow row, Scale scale) throws IOException {
        return LabelledItem.of("", row.text("path"), row.number("mos", scale.low(), scale.high()));
    }

    /** A clip's file name where a table has its number or its name alone. */
    static String fileName(String clip, String ending) {
        String plain = clip.replaceFirst("\\.0$", ""); // a spreadsheet may hold a number
        return plain.contains(".mp4") || plain.contains(".mkv") ? plain : plain + ending;
    }
}
