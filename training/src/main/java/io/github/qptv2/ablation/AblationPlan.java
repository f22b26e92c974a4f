package io.github.qptv2.ablation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.qptv2.ablation.AblationCell.Choice;
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
        if (config.pretrain().isEmpty()) {
            throw new IllegalArgumentException("pretrain must name a file, got none");
        }
        var factors = config.factors().entrySet().stream()
                .map(factor -> factor.getValue().entrySet().stream()
                        .map(level -> new Choice(factor.getKey(), level.getKey(), level.getValue()))
                        .toList())
                .toList();
        var cells = config.design() == Design.FULL ? full(factors) : oneFactor(factors);
        requireDifferent(cells);
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

    /** Names are folders, which some file systems compare without case. */
    private static void requireDifferent(List<AblationCell> cells) {
        Set<String> names = new HashSet<>();
        for (AblationCell cell : cells) {
            if (!names.add(cell.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "cells must have different names, got %s twice; rename a level".formatted(cell.name()));
            }
        }
    }

    private static List<Comparison> withFirst(List<AblationCell> cells) {
        String first = cells.get(0).name();
        return cells.stream()
                .skip(1)
                .map(cell -> new Comparison(cell.name(), first))
                .toList();
    }

    private static List<AblationCell> oneFactor(List<List<Choice>> factors) {
        var base = factors.stream().map(levels -> levels.get(0)).toList();
        var cells = new ArrayList<AblationCell>();
        cells.add(AblationCell.of(BASE, base));
        for (int i = 0; i < factors.size(); i++) {
            for (Choice choice : factors.get(i).subList(1, factors.get(i).size())) {
                var changed = new ArrayList<>(base);
                changed.set(i, choice);
                cells.add(AblationCell.of(choice.factor() + "-" + choice.name(), changed));
            }
        }
        return cells;
    }

    private static List<AblationCell> full(List<List<Choice>> factors) {
        List<List<Choice>> combinations = List.of(List.of());
        for (List<Choice> levels : factors) {
            combinations = combinations.stream()
                    .flatMap(some -> levels.stream().map(level -> with(some, level)))
                    .toList();
        }
        return combinations.stream()
                .map(choices ->
                        AblationCell.of(choices.stream().map(Choice::name).collect(Collectors.joining("-")), choices))
                .toList();
    }

    private static List<Choice> with(List<Choice> some, Choice more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
