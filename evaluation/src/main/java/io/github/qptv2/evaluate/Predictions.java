package io.github.qptv2.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.qptv2.metric.PairedScores;

/**
 * A model's predictions of a set's items.
 *
 * @param scored in the set's order
 * @param unscored items that have none, and why
 */
public record Predictions(List<Prediction> scored, List<UnscoredItem> unscored) {

    /** Copies. */
    public Predictions {
        scored = List.copyOf(scored);
        unscored = List.copyOf(unscored);
    }

    /** Those of some items. */
    Predictions of(Set<String> names) {
        return new Predictions(
                scored.stream()
                        .filter(made -> names.contains(made.item().name()))
                        .toList(),
                unscored.stream()
                        .filter(item -> names.contains(item.item().name()))
                        .toList());
    }

    /**
     * Held against the opinions, with deviations where the set tells one for every item. Groups are the contents where
     * several items were made from one.
     *
     * @throws IllegalArgumentException if there are fewer than two
     */
    PairedScores judgements() {
        var paired = PairedScores.of(
                scored.stream().mapToDouble(Prediction::value).toArray(),
                scored.stream().mapToDouble(made -> made.item().mos()).toArray());
        if (scored.stream().allMatch(made -> made.item().deviation() != null)) {
            paired = paired.withDeviations(scored.stream()
                    .mapToDouble(made ->
                            made.item().deviation() == null ? 0 : made.item().deviation())
                    .toArray());
        }
        List<String> contents =
                scored.stream().map(made -> made.item().content()).toList();
        return Set.copyOf(contents).size() < contents.size() ? paired.withGroups(contents) : paired;
    }

    /** The distortion of each item, empty where the set knows none; undistorted items are {@code none}. */
    Optional<List<String>> distortions() {
        boolean known = scored.stream().anyMatch(made -> made.item().distortion() != null);
        return known
                ? Optional.of(scored.stream()
                        .map(made ->
                                Optional.ofNullable(made.item().distortion()).orElse("none"))
                        .toList())
                : Optional.empty();
    }
}
