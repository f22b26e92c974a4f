package io.github.qptv2.evaluate;

import java.util.List;

import io.github.qptv2.dataset.LabeledItem;

/**
 * Items of a dataset that a {@link SplitProtocol} selects.
 *
 * @param split label of the split, or {@code all}
 * @param part {@code train}, {@code validation}, {@code test} or {@code all}
 */
public record SplitItems(String split, String part, List<LabeledItem> items) {

    /** Copies. */
    public SplitItems {
        items = List.copyOf(items);
    }
}
