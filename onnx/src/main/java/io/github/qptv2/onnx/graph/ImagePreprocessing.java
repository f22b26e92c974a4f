package io.github.qptv2.onnx.graph;

import java.util.List;
import java.util.Optional;

/**
 * What a graph does with a decoded image.
 *
 * @param mean of red, green and blue, pixel values being in 0..1
 * @param deviation of the same, by which values less their mean are divided
 * @param bgr whether the network takes blue first
 * @param crops which crops it sees
 * @param mos the curve of the output {@code mos}, or none
 */
public record ImagePreprocessing(
        List<Double> mean, List<Double> deviation, boolean bgr, CropPolicy crops, Optional<MosCurve> mos) {

    /** Checks that there are three colors. */
    public ImagePreprocessing {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.size() != 3 || deviation.size() != 3) {
            throw new IllegalArgumentException(
                    "mean and deviation must be of 3 colors, got %d and %d".formatted(mean.size(), deviation.size()));
        }
    }
}
