package io.github.qptv2.scoring.bundle;

import java.util.Arrays;
import java.util.List;

/** How pixel values in 0..1 become network inputs: {@code (value - mean) / deviation}, channel by channel. */
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

    /** Deviation of the same. */
    public List<Double> deviations() {
        return Arrays.stream(deviation).boxed().toList();
    }

    /** What an 8-bit value of a color becomes; color 0 is red, whatever order the network expects. */
    public float of(int value, int color) {
        return (float) ((value / 255.0 - mean[color]) / deviation[color]);
    }
}
