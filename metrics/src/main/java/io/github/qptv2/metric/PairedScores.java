package io.github.qptv2.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Predictions paired with MOS. Immutable.
 *
 * <pre>{@code
 * var paired = PairedScores.of(predicted, mos).withGroups(contents);
 * }</pre>
 */
public final class PairedScores {

    private final double[] predictions;
    private final double[] mos;
    private final double @Nullable [] deviations;
    private final double @Nullable [] halfWidths; // of the confidence intervals of the MOS
    private final @Nullable List<String> groups;

    private PairedScores(
            double[] predictions,
            double[] mos,
            double @Nullable [] deviations,
            double @Nullable [] halfWidths,
            @Nullable List<String> groups) {
        this.predictions = predictions;
        this.mos = mos;
        this.deviations = deviations;
        this.halfWidths = halfWidths;
        this.groups = groups;
    }

    /**
     * Copies both arrays.
     *
     * @throws IllegalArgumentException unless both are finite, of one length, at least 2
     */
    public static PairedScores of(double[] predictions, double[] mos) {
        SeriesChecks.require(predictions, mos);
        return new PairedScores(predictions.clone(), mos.clone(), null, null, null);
    }

    /** A copy with the standard deviation of the individual ratings of each item, at least 0. */
    public PairedScores withDeviations(double[] sd) {
        OutlierRatio.of(predictions, mos, sd); // checks them
        return new PairedScores(predictions, mos, sd.clone(), null, groups);
    }

    /**
     * A copy with the number of ratings of each item, at least 2, which with the deviations gives the confidence
     * interval of each MOS.
     *
     * @throws IllegalStateException without deviations
     */
    public PairedScores withRatings(int[] counts) {
        if (deviations == null) {
            throw new IllegalStateException("rating counts need the deviations of the ratings");
        }
        return new PairedScores(predictions, mos, deviations, OutlierRatio.halfWidths(mos, deviations, counts), groups);
    }

    /** A copy with the group name of each item: its source content or its distortion type. */
    public PairedScores withGroups(List<String> names) {
        if (names.size() != size()) {
            throw new IllegalArgumentException(
                    "group names and MOS must have the same length, got %d and %d".formatted(names.size(), size()));
        }
        return new PairedScores(predictions, mos, deviations, halfWidths, List.copyOf(names));
    }

    /** Number of items, at least 2. */
    public int size() {
        return mos.length;
    }

    /** A copy of the predictions, in the model's raw output range. */
    public double[] predictions() {
        return predictions.clone();
    }

    /** A copy of the MOS, on the dataset's scale. */
    public double[] mos() {
        return mos.clone();
    }

    /** Half widths of the 95 % confidence intervals of the MOS, where the numbers of ratings are known. */
    Optional<double[]> halfWidths() {
        return Optional.ofNullable(halfWidths);
    }

    /** Standard deviations of the individual ratings, where the dataset publishes them. */
    public Optional<double[]> deviations() {
        return Optional.ofNullable(deviations).map(double[]::clone);
    }

    /**
     * Item indices by group, in the order in which the groups first appear; without names every item is its own group.
     */
    List<int[]> members() {
        return Resampling.indicesByKey(
                groups == null ? IntStream.range(0, size()).boxed().toList() : groups);
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

    /** The items at these indices, which may repeat; without groups. */
    PairedScores select(int[] indices) {
        return new PairedScores(
                selected(predictions, indices),
                selected(mos, indices),
                deviations == null ? null : selected(deviations, indices),
                halfWidths == null ? null : selected(halfWidths, indices),
                null);
    }

    private static double[] selected(double[] values, int[] indices) {
        var selected = new double[indices.length];
        for (int i = 0; i < indices.length; i++) {
            selected[i] = values[indices[i]];
        }
        return selected;
    }
}
