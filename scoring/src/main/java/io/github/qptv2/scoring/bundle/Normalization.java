package io.github.qptv2.scoring.bundle;

import java.util.Arrays;
import java.util.List;

/**
 * Normalization of pixel values in 0..1: {@code (value - mean) / deviation}, channel by channel.
 *
 * @since 0.1
 */
@SuppressWarnings("ImmutableEnumChecker") // the arrays never leave
public enum Normalization {
    /** Mean and standard deviation of ImageNet's pixels, as in torchvision. */
    IMAGENET(new double[] {0.485, 0.456, 0.406}, new double[] {0.229, 0.224, 0.225}),
    /** To the range -1..1. */
    HALF(new double[] {0.5, 0.5, 0.5}, new double[] {0.5, 0.5, 0.5});

    private final double[] mean;
    private final double[] deviation;

    Normalization(double[] mean, double[] deviation) {
        this.mean = mean;
        this.deviation = deviation;
    }

    /** Mean of red, green and blue. */
    public List<Double> means() {
        return Arrays.stream(mean).boxed().toList();
    }

    /** Standard deviation of the same. */
    public List<Double> deviations() {
        return Arrays.stream(deviation).boxed().toList();
    }

    /** Normalized 8-bit value of a color; color 0 is red, whatever the network's order of channels. */
    public float of(int value, int color) {
        return (float) ((value / 255.0 - mean[color]) / deviation[color]);
    }
}
