package io.github.qptv2.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.qptv2.dataset.LabeledItem;

/**
 * Features of labeled items by name in the evaluated view, and optionally in further views for fitting, each of which
 * adds a row with the same label.
 */
public final class FeatureTable {

    private final FloatMatrix features;
    private final int items;
    private final int views;
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * Features of items in one view.
     *
     * @param rows (D) each
     */
    public FeatureTable(List<LabeledItem> items, List<float[]> rows) {
        this(items, rows, List.of());
    }

    /**
     * Features of items in several views.
     *
     * @param others rows of the same items in other views, of equal length
     */
    public FeatureTable(List<LabeledItem> items, List<float[]> rows, List<List<float[]>> others) {
        var all = new ArrayList<>(rows);
        others.forEach(all::addAll);
        this.items = items.size();
        views = 1 + others.size();
        if (all.size() != this.items * views) {
            throw new IllegalArgumentException(
                    "each view must have one row for each of %d items, got %d rows".formatted(this.items, all.size()));
        }
        features = FloatMatrix.of(all);
        for (int i = 0; i < this.items; i++) {
            places.put(items.get(i).name(), i);
        }
    }

    /** Number D of features. */
    public int width() {
        return features.columns();
    }

    /** Features of these items in the evaluated view. */
    FloatMatrix of(List<LabeledItem> some) {
        return features.rows(some.stream().mapToInt(item -> place(item, 0)).toArray());
    }

    /** Features of these items in all views, view by view, for fitting. */
    FloatMatrix fitted(List<LabeledItem> some) {
        return features.rows(IntStream.range(0, views)
                .flatMap(view -> some.stream().mapToInt(item -> place(item, view)))
                .toArray());
    }

    private int place(LabeledItem item, int view) {
        return places.getOrDefault(item.name(), -1) + view * items;
    }

    /** Labels in the order of {@link #fitted}. */
    ProbeLabels labels(List<LabeledItem> some) {
        var repeated =
                Collections.nCopies(views, some).stream().flatMap(List::stream).toList();
        return new ProbeLabels(
                mos(repeated), repeated.stream().map(LabeledItem::content).toList());
    }

    static double[] mos(List<LabeledItem> items) {
        return items.stream().mapToDouble(LabeledItem::mos).toArray();
    }
}
