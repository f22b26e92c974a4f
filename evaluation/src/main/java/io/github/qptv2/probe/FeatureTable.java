package io.github.qptv2.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.qptv2.dataset.LabeledItem;

/**
 * Features of labeled items by their names, of the view that is judged by, and perhaps of other views that a regression
 * is fitted to as well: each is then one more row with the same label.
 */
public final class FeatureTable {

    private final FloatMatrix features;
    private final int items;
    private final int views;
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * Of items and as many rows of one length.
     *
     * @param rows (D) each
     */
    public FeatureTable(List<LabeledItem> items, List<float[]> rows) {
        this(items, rows, List.of());
    }

    /**
     * Of items seen in several ways.
     *
     * @param others rows of the same items in other views, all of the first view's length
     */
    public FeatureTable(List<LabeledItem> items, List<float[]> rows, List<List<float[]>> others) {
        var all = new ArrayList<>(rows);
        others.forEach(all::addAll);
        this.items = items.size();
        views = 1 + others.size();
        if (all.size() != this.items * views) {
            throw new IllegalArgumentException(
                    "each view must have a row of each of %d items, got %d rows".formatted(this.items, all.size()));
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

    /** Of some items, in their order, in the view that is judged by. */
    FloatMatrix of(List<LabeledItem> some) {
        return features.rows(some.stream().mapToInt(item -> place(item, 0)).toArray());
    }

    /** Of some items in all views, view by view: what a regression is fitted to. */
    FloatMatrix fitted(List<LabeledItem> some) {
        return features.rows(IntStream.range(0, views)
                .flatMap(view -> some.stream().mapToInt(item -> place(item, view)))
                .toArray());
    }

    private int place(LabeledItem item, int view) {
        return places.getOrDefault(item.name(), -1) + view * items;
    }

    /** Labels of {@link #fitted}, in its order. */
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
