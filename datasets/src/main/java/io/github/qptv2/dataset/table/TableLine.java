package io.github.qptv2.dataset.table;

import java.util.List;

/**
 * One line of a table.
 *
 * @param number line number in the file, from 1
 * @param fields without surrounding spaces
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
