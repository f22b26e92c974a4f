package io.github.qptv2.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.io.ProgressListener;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.batch.FilePreprocessor;
import io.github.qptv2.scoring.bundle.InferenceConfig;

/** Scores the distortion series of photographs; holds one photograph in memory at a time. */
final class DistortionScoring {

    private final CandidateOutputs candidateOutputs;
    private final double sign;
    private final List<String> names = new ArrayList<>();
    private final List<Map<InferenceConfig, double[]>> outputs = new ArrayList<>();
    private double repeated = Double.NaN;

    /** @param sign 1, or -1 where a higher output means a worse image */
    DistortionScoring(CandidateOutputs candidateOutputs, double sign) {
        this.candidateOutputs = candidateOutputs;
        this.sign = sign;
    }

    /**
     * Scores the series of every image; adds a line to {@code unreadable} for each image that cannot be scored.
     *
     * @throws IOException if no image can be scored
     */
    void run(List<Path> images, List<String> unreadable, ProgressListener progress) throws IOException {
        var versions = DistortionLevels.versions();
        var reader = ImageReader.standard();
        int done = 0;
        for (var file : images) {
            try {
                Image image = reader.read(file);
                outputs.add(candidateOutputs.of(image, versions));
                names.add(String.valueOf(file.getFileName()));
                if (outputs.size() == 1) {
                    repeated = candidateOutputs.repeated(image);
                }
            } catch (ImageException | IllegalArgumentException e) {
                unreadable.add(file + ": " + FilePreprocessor.reason(file, e));
            }
            progress.at("scoring distortion series", ++done, images.size());
        }
        if (outputs.isEmpty()) {
            throw new IOException("no image can be scored: " + unreadable.get(0));
        }
    }

    /** Names of the scored images. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** Results by candidate. */
    Map<InferenceConfig, Monotonicity> results() {
        var results = new LinkedHashMap<InferenceConfig, Monotonicity>();
        for (var candidate : outputs.get(0).keySet()) {
            results.put(
                    candidate,
                    new Monotonicity(outputs.stream()
                            .map(image -> Monotonicity.ofVersions(scores(image, candidate)))
                            .toList()));
        }
        return results;
    }

    private double[] scores(Map<InferenceConfig, double[]> image, InferenceConfig candidate) {
        return Arrays.stream(rawOutputs(image, candidate))
                .map(raw -> sign * raw)
                .toArray();
    }

    private static double[] rawOutputs(Map<InferenceConfig, double[]> image, InferenceConfig candidate) {
        return image.getOrDefault(candidate, new double[] {});
    }

    /** Health of the raw outputs under one candidate. */
    OutputStatistics health(InferenceConfig candidate) {
        var all = outputs.stream().map(image -> rawOutputs(image, candidate)).toList();
        return OutputStatistics.of(
                all.stream().mapToDouble(image -> image[0]).toArray(),
                all.stream().flatMapToDouble(Arrays::stream).toArray(),
                repeated);
    }
}
