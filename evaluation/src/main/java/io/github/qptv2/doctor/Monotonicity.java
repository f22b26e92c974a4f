package io.github.qptv2.doctor;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.metric.Srcc;

/**
 * How scores follow severity under some conventions: Spearman's correlation for each image and damage, in [-1, 1], and
 * -1 at its best. It is NaN where a ladder has one score on all its steps, or one that is no number; such a ladder
 * orders nothing and counts as 0 in every mean.
 *
 * @param images correlation by damage, one for each image
 */
public record Monotonicity(List<Map<DistortionLevels, Double>> images) {

    private static final double[] SEVERITY = {0, 1, 2, 3, 4, 5};

    /** Copies. */
    public Monotonicity {
        images = images.stream().map(Map::copyOf).toList();
    }

    /** Of one ladder's scores, severity 0 to 5, higher being better. */
    static double spearman(double[] scores) {
        boolean orders = Arrays.stream(scores).allMatch(Double::isFinite)
                && Arrays.stream(scores).anyMatch(score -> score != scores[0]);
        return orders ? Srcc.of(scores, SEVERITY) : Double.NaN;
    }

    /** Of one image's versions. */
    static Map<DistortionLevels, Double> ofVersions(double[] scores) {
        var correlations = new EnumMap<DistortionLevels, Double>(DistortionLevels.class);
        for (var distortion : DistortionLevels.values()) {
            correlations.put(distortion, spearman(distortion.outputs(scores)));
        }
        return correlations;
    }

    /** Mean over images; NaN if no ladder of this damage orders anything. */
    public double mean(DistortionLevels distortion) {
        if (flat(distortion) == images.size()) {
            return Double.NaN;
        }
        return images.stream()
                .mapToDouble(image -> counted(image.getOrDefault(distortion, Double.NaN)))
                .average()
                .orElse(Double.NaN);
    }

    /** Ladders of this damage that order nothing. */
    public int flat(DistortionLevels distortion) {
        return (int) images.stream()
                .filter(image -> Double.isNaN(image.getOrDefault(distortion, Double.NaN)))
                .count();
    }

    /** Mean over damages of the mean over images; 0 if nothing is ordered. */
    public double mean() {
        return Arrays.stream(perImage()).average().orElse(0);
    }

    /** Mean over damages for each image. */
    double[] perImage() {
        return images.stream()
                .mapToDouble(image -> Arrays.stream(DistortionLevels.values())
                        .mapToDouble(distortion -> counted(image.getOrDefault(distortion, Double.NaN)))
                        .average()
                        .orElse(0))
                .toArray();
    }

    private static double counted(double spearman) {
        return Double.isNaN(spearman) ? 0 : spearman;
    }
}
