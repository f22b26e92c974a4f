package io.github.qptv2.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Predictions beside the opinions they are held against. Immutable.
 *
 * <pre>{@code
 * var judged = PairedScores.of(predicted, opinions).withGroups(contents);
 * }</pre>
 */
public final class PairedScores {

    private final double[] predictions;
    private final double[] mos;
    private final double @Nullable [] deviations;
    private final @Nullable List<String> groups;

    private PairedScores(
            double[] predictions, double[] mos, double @Nullable [] deviations, @Nullable List<String> groups) {
        this.predictions = predictions;
        this.mos = mos;
        this.deviations = deviations;
        this.groups = groups;
    }

    /**
     * Copies both.
     *
     * @throws IllegalArgumentException unless both are finite, of one length, at least 2
     */
    public static PairedScores of(double[] predictions, double[] mos) {
        SeriesChecks.require(predictions, mos);
        return new PairedScores(predictions.clone(), mos.clone(), null, null);
    }

    /** The same with the standard deviation of the single opinions on each item, at least 0. */
    public PairedScores withDeviations(double[] sd) {
        OutlierRatio.of(predictions, mos, sd); // checks them
        return new PairedScores(predictions, mos, sd.clone(), groups);
    }

    /** The same with the name of each item's group: its source content, its distortion. */
    public PairedScores withGroups(List<String> names) {
        if (names.size() != size()) {
            throw new IllegalArgumentException(
                    "groups must be as many as opinions, got %d and %d".formatted(names.size(), size()));
        }
        return new PairedScores(predictions, mos, deviations, List.copyOf(names));
    }

    /** How many items, at least 2. */
    public int size() {
        return mos.length;
    }

    /** A copy, in the model's unit. */
    public double[] predictions() {
        return predictions.clone();
    }

    /** A copy, on the set's scale. */
    public double[] mos() {
        return mos.clone();
    }

    /** Standard deviations of the opinions, where the set tells them. */
    public Optional<double[]> deviations() {
        return Optional.ofNullable(deviations).map(double[]::clone);
    }

    /**
     * The items' places by group, in the order in which groups first appear; every item its own group without names.
     */
    List<int[]> members() {
        var members = new LinkedHashMap<Object, List<Integer>>();
        for (int i = 0; i < size(); i++) {
            members.computeIfAbsent(groups == null ? i : groups.get(i), name -> new ArrayList<>())
                    .add(i);
        }
        return members.values().stream().map(PairedScores::places).toList();
    }

    /** The groups with at least two items by name, in the order in which they first appear; empty without names. */
    public Map<String, PairedScores> byGroup() {
        var parts = new LinkedHashMap<String, PairedScores>();
        if (groups != null) {
            for (int[] member : members()) {
                if (member.length >= 2) {
                    parts.put(groups.get(member[0]), select(member));
                }
            }
        }
        return parts;
    }

    /** The items at these places, which may repeat; without groups. */
    PairedScores select(int[] places) {
        return new PairedScores(
                picked(predictions, places),
                picked(mos, places),
                deviations == null ? null : picked(deviations, places),
                null);
    }

    private static int[] places(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double[] picked(double[] values, int[] places) {
        var picked = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            picked[i] = values[places[i]];
        }
        return picked;
    }
}
