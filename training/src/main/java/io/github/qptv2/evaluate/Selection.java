package io.github.qptv2.evaluate;

import java.util.List;

import io.github.qptv2.data.benchmark.LabelledItem;

/**
 * The items of a set that a protocol takes.
 *
 * @param split the split's label, or {@code all}
 * @param part {@code train}, {@code validation}, {@code test} or {@code all}
 */
public record Selection(String split, String part, List<LabelledItem> items) {

    /** Copies. */
    public Selection {
        items = List.copyOf(items);
    }
}
