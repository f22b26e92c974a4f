package io.github.qptv2.doctor;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.metric.Srcc;

/**
 * How scores follow severity under some conventions: Spearman's correlation for each picture and damage, in [-1, 1],
 * and -1 at its best. It is NaN where a ladder has one score on all its steps, or one that is no number; such a ladder
 * orders nothing and counts as 0 in every mean.
 *
 * @param pictures correlation by damage, one for each picture
 */
public record Monotonicity(List<Map<Damage, Double>> pictures) {

    private static final double[] SEVERITY = {0, 1, 2, 3, 4, 5};

    /** Copies. */
    public Monotonicity {
        pictures = pictures.stream().map(Map::copyOf).toList();
    }

    /** Of one ladder's scores, severity 0 to 5, higher being better. */
    static double spearman(double[] scores) {
        boolean orders = Arrays.stream(scores).allMatch(Double::isFinite)
                && Arrays.stream(scores).anyMatch(score -> score != scores[0]);
        return orders ? Srcc.of(scores, SEVERITY) : Double.NaN;
    }

    /** Of one picture's versions. */
    static Map<Damage, Double> ofVersions(double[] scores) {
        var correlations = new EnumMap<Damage, Double>(Damage.class);
        for (var damage : Damage.values()) {
            correlations.put(damage, spearman(damage.outputs(scores)));
        }
        return correlations;
    }

    /** Mean over pictures; NaN if no ladder of this damage orders anything. */
    public double mean(Damage damage) {
        if (flat(damage) == pictures.size()) {
            return Double.NaN;
        }
        return pictures.stream()
                .mapToDouble(picture -> counted(picture.getOrDefault(damage, Double.NaN)))
                .average()
                .orElse(Double.NaN);
    }

    /** Ladders of this damage that order nothing. */
    public int flat(Damage damage) {
        return (int) pictures.stream()
                .filter(picture -> Double.isNaN(picture.getOrDefault(damage, Double.NaN)))
                .count();
    }

    /** Mean over damages of the mean over pictures; 0 if nothing is ordered. */
    public double mean() {
        return Arrays.stream(perPicture()).average().orElse(0);
    }

    /** Mean over damages for each picture. */
    double[] perPicture() {
        return pictures.stream()
                .mapToDouble(picture -> Arrays.stream(Damage.values())
                        .mapToDouble(damage -> counted(picture.getOrDefault(damage, Double.NaN)))
                        .average()
                        .orElse(0))
                .toArray();
    }

    private static double counted(double spearman) {
        return Double.isNaN(spearman) ? 0 : spearman;
    }
}
