package io.github.qptv2.probe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.data.benchmark.LabelledItem;

/** Features of labeled items by their names. */
public final class FeatureTable {

    private final FloatMatrix features;
    private final Map<String, Integer> rows = new HashMap<>();

    /**
     * Of items and as many rows of one length.
     *
     * @param rows (D) each
     */
    public FeatureTable(List<LabelledItem> items, List<float[]> rows) {
        features = FloatMatrix.of(rows);
        for (int i = 0; i < items.size(); i++) {
            this.rows.put(items.get(i).name(), i);
        }
    }

    /** Number D of features. */
    public int width() {
        return features.columns();
    }

    /** Of some items, in their order. */
    FloatMatrix of(List<LabelledItem> items) {
        return features.rows(items.stream()
                .mapToInt(item -> rows.getOrDefault(item.name(), -1))
                .toArray());
    }

    static Labels labels(List<LabelledItem> items) {
        return new Labels(mos(items), items.stream().map(LabelledItem::content).toList());
    }

    static double[] mos(List<LabelledItem> items) {
        return items.stream().mapToDouble(LabelledItem::mos).toArray();
    }
}
