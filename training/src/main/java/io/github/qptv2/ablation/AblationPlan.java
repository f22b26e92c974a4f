package io.github.qptv2.ablation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.qptv2.ablation.AblationConfig.Comparison;
import io.github.qptv2.ablation.AblationConfig.Design;

/**
 * Cells and comparisons, fixed before the first run.
 *
 * @param cells the one of all first levels first
 */
record AblationPlan(List<AblationCell> cells, List<Comparison> comparisons) {

    static final String BASE = "base";

    /**
     * The plan of a configuration.
     *
     * @throws IllegalArgumentException in one line if there is no factor, or a comparison names no cell
     */
    static AblationPlan of(AblationConfig config) {
        if (config.factors().isEmpty()) {
            throw new IllegalArgumentException("factors must be at least one, got none");
        }
        var cells = config.design() == Design.FULL ? full(config) : oneFactor(config);
        var comparisons = config.comparisons().isEmpty() ? withFirst(cells) : config.comparisons();
        Set<String> names = cells.stream().map(AblationCell::name).collect(Collectors.toSet());
        for (Comparison comparison : comparisons) {
            for (String name : List.of(comparison.cell(), comparison.against())) {
                if (!names.contains(name)) {
                    throw new IllegalArgumentException("comparisons must name cells, which are %s, got %s"
                            .formatted(cells.stream().map(AblationCell::name).toList(), name));
                }
            }
        }
        return new AblationPlan(cells, comparisons);
    }

    private static List<Comparison> withFirst(List<AblationCell> cells) {
        String first = cells.get(0).name();
        return cells.stream()
                .skip(1)
                .map(cell -> new Comparison(cell.name(), first))
                .toList();
    }

    private static List<AblationCell> oneFactor(AblationConfig config) {
        var base = new LinkedHashMap<String, String>();
        config.factors()
                .forEach((factor, levels) -> base.put(factor, levels.keySet().iterator().next()));
        var cells = new ArrayList<AblationCell>();
        cells.add(AblationCell.of(BASE, base, config));
        config.factors().forEach((factor, levels) -> levels.keySet().stream()
                .skip(1)
                .forEach(level -> {
                    var changed = new LinkedHashMap<String, String>(base);
                    changed.put(factor, level);
                    cells.add(AblationCell.of(factor + "-" + level, changed, config));
                }));
        return cells;
    }

    private static List<AblationCell> full(AblationConfig config) {
        List<Map<String, String>> combinations = List.of(Map.of());
        for (var factor : config.factors().entrySet()) {
            var longer = new ArrayList<Map<String, String>>();
            for (Map<String, String> combination : combinations) {
                for (String level : factor.getValue().keySet()) {
                    var extended = new LinkedHashMap<String, String>(combination);
                    extended.put(factor.getKey(), level);
                    longer.add(extended);
                }
            }
            combinations = longer;
        }
        return combinations.stream()
                .map(levels -> AblationCell.of(String.join("-", levels.values()), levels, config))
                .toList();
    }
}
