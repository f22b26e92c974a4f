package io.github.qptv2.onnx.graph;

import java.util.List;
import java.util.Optional;

/**
 * Preprocessing of a decoded image within a graph.
 *
 * @param mean of red, green and blue, for pixel values in 0..1
 * @param deviation standard deviation of red, green and blue, for pixel values in 0..1
 * @param bgr whether the network's channels are blue, green, red
 * @param crops which crops are scored, at each of one or more scales
 * @param mos curve for the output {@code mos}, if any
 */
public record ImagePreprocessing(
        List<Double> mean, List<Double> deviation, boolean bgr, List<CropPolicy> crops, Optional<MosCurve> mos) {

    /** Checks that there are three channels and a scale. */
    public ImagePreprocessing {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        crops = List.copyOf(crops);
        if (crops.isEmpty()) {
            throw new IllegalArgumentException("crops must be of at least one scale, got none");
        }
        if (mean.size() != 3 || deviation.size() != 3) {
            throw new IllegalArgumentException(
                    "mean and deviation must be of 3 colors, got %d and %d".formatted(mean.size(), deviation.size()));
        }
    }
}
