package io.github.qptv2.dataset.table;

import java.util.List;

/**
 * One line of a table as it stands there.
 *
 * @param number from 1, as editors count
 * @param fields without the space around them
 */
public record TableLine(long number, List<String> fields) {

    /** Copies the fields. */
    public TableLine {
        fields = fields.stream().map(String::strip).toList();
    }

    boolean isBlank() {
        return fields.stream().allMatch(String::isEmpty);
    }
}
