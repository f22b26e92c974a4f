package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.util.Locale;

import io.github.qptv2.dataset.SplitPart;
import io.github.qptv2.dataset.table.TableRow;

/** Parses the names of parts in label files. */
final class SplitPartNames {

    private SplitPartNames() {}

    static SplitPart named(TableRow row, String column) throws IOException {
        return switch (row.text(column).toLowerCase(Locale.ROOT)) {
            case "train", "training" -> SplitPart.TRAIN;
            case "val", "valid", "validation" -> SplitPart.VALIDATION;
            case "test", "testing" -> SplitPart.TEST;
            default ->
                throw row.malformed(
                        "%s must be train, validation or test, got \"%s\"".formatted(column, row.text(column)));
        };
    }

    /** A boolean as written by pandas or a spreadsheet. */
    static boolean flag(TableRow row, String column) throws IOException {
        return switch (row.text(column).toLowerCase(Locale.ROOT)) {
            case "true", "1", "1.0" -> true;
            case "false", "0", "0.0" -> false;
            default -> throw row.malformed("%s must be true or false, got \"%s\"".formatted(column, row.text(column)));
        };
    }
}
