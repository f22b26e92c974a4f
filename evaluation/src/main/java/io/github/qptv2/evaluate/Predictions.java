package io.github.qptv2.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.qptv2.metric.PairedScores;

/**
 * Predictions of a model for the items of a dataset.
 *
 * @param scored in the order of the dataset
 * @param unscored items without a prediction, with the reason
 */
public record Predictions(List<Prediction> scored, List<UnscoredItem> unscored) {

    /** Copies. */
    public Predictions {
        scored = List.copyOf(scored);
        unscored = List.copyOf(unscored);
    }

    /** The predictions of these items. */
    Predictions of(Set<String> names) {
        return new Predictions(
                scored.stream()
                        .filter(prediction -> names.contains(prediction.item().name()))
                        .toList(),
                unscored.stream()
                        .filter(item -> names.contains(item.item().name()))
                        .toList());
    }

    /**
     * Predictions paired with MOS, with deviations where every item has one, and with contents as groups where several
     * items have one content.
     *
     * @throws IllegalArgumentException for fewer than two predictions
     */
    PairedScores paired() {
        var paired = PairedScores.of(
                scored.stream().mapToDouble(Prediction::value).toArray(),
                scored.stream()
                        .mapToDouble(prediction -> prediction.item().mos())
                        .toArray());
        if (scored.stream().allMatch(prediction -> prediction.item().deviation() != null)) {
            paired = paired.withDeviations(scored.stream()
                    .mapToDouble(prediction -> prediction.item().deviation() == null
                            ? 0
                            : prediction.item().deviation())
                    .toArray());
            paired = withRatings(paired);
        }
        List<String> contents =
                scored.stream().map(prediction -> prediction.item().content()).toList();
        return Set.copyOf(contents).size() < contents.size() ? paired.withGroups(contents) : paired;
    }

    /** With the numbers of ratings where every item has counts of votes. */
    private PairedScores withRatings(PairedScores paired) {
        int[] counts = scored.stream()
                .map(prediction -> prediction.item().votes())
                .mapToInt(votes -> votes == null ? 0 : votes.ratings().orElse(0))
                .toArray();
        return Arrays.stream(counts).allMatch(count -> count >= 2) ? paired.withRatings(counts) : paired;
    }

    /** Distortion type of each item, {@code none} for pristine items; empty where the dataset has no types. */
    Optional<List<String>> distortions() {
        boolean known = scored.stream().anyMatch(prediction -> prediction.item().distortion() != null);
        return known
                ? Optional.of(scored.stream()
                        .map(prediction -> Optional.ofNullable(prediction.item().distortion())
                                .orElse("none"))
                        .toList())
                : Optional.empty();
    }
}
