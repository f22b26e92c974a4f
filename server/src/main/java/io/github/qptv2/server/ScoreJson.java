package io.github.qptv2.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.scoring.QualityMap;
import io.github.qptv2.server.queue.ItemResult;
import org.jspecify.annotations.Nullable;

/** Results as JSON: the fields of {@code qpt score} and, if requested, a map. */
final class ScoreJson {

    private ScoreJson() {}

    /** The body of a response. */
    static String list(List<ItemResult> results, boolean map) {
        return Json.line(Map.of(
                "scores", results.stream().map(result -> members(result, map)).toList()));
    }

    /** One line of a batch. */
    static String line(ItemResult result, boolean map) {
        return Json.line(members(result, map));
    }

    private static Map<String, @Nullable Object> members(ItemResult result, boolean map) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>(result.row().toMap());
        if (map) {
            members.put("map", result.map().map(ScoreJson::cells).orElse(null));
        }
        return members;
    }

    private static Map<String, Object> cells(QualityMap map) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("columns", map.columns());
        cells.put("rows", map.rows());
        cells.put("values", map.values());
        return cells;
    }
}
