package io.github.qptv2.doctor;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.metric.Srcc;

/**
 * Spearman's correlation of distortion level and score for each image and distortion type, in [-1, 1]; -1 is best. It
 * is NaN where a series is flat (a constant score, or one that is not finite); flat series count as 0 in every mean.
 *
 * @param images correlation by distortion type, one map for each image
 */
public record Monotonicity(List<Map<DistortionLevels, Double>> images) {

    private static final double[] LEVELS = {0, 1, 2, 3, 4, 5};

    /** Copies. */
    public Monotonicity {
        images = images.stream().map(Map::copyOf).toList();
    }

    /** Of the scores of one series, level 0 to 5; higher scores mean better quality. */
    static double spearman(double[] scores) {
        boolean varies = Arrays.stream(scores).allMatch(Double::isFinite)
                && Arrays.stream(scores).anyMatch(score -> score != scores[0]);
        return varies ? Srcc.of(scores, LEVELS) : Double.NaN;
    }

    /** Correlations of one image from the scores of all its versions. */
    static Map<DistortionLevels, Double> ofVersions(double[] scores) {
        var correlations = new EnumMap<DistortionLevels, Double>(DistortionLevels.class);
        for (var distortion : DistortionLevels.values()) {
            correlations.put(distortion, spearman(distortion.outputs(scores)));
        }
        return correlations;
    }

    /** Mean over images; NaN if every series of this type is flat. */
    public double mean(DistortionLevels distortion) {
        if (flat(distortion) == images.size()) {
            return Double.NaN;
        }
        return images.stream()
                .mapToDouble(image -> counted(image.getOrDefault(distortion, Double.NaN)))
                .average()
                .orElse(Double.NaN);
    }

    /** Number of flat series of this type. */
    public int flat(DistortionLevels distortion) {
        return (int) images.stream()
                .filter(image -> Double.isNaN(image.getOrDefault(distortion, Double.NaN)))
                .count();
    }

    /** Mean over types of the mean over images; 0 if every series is flat. */
    public double mean() {
        return Arrays.stream(perImage()).average().orElse(0);
    }

    /** Mean over types for each image. */
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
