package io.github.qptv2.scoring;

import java.util.Arrays;
import java.util.List;

/** How pixel values in 0..1 become network inputs: {@code (value - mean) / deviation}, channel by channel. */
@SuppressWarnings("ImmutableEnumChecker") // the arrays never leave
public enum Normalisation {
    /** Mean and standard deviation of ImageNet's pixels, as in torchvision. */
    IMAGENET(new double[] {0.485, 0.456, 0.406}, new double[] {0.229, 0.224, 0.225}),
    /** To the range -1..1. */
    HALF(new double[] {0.5, 0.5, 0.5}, new double[] {0.5, 0.5, 0.5});

    private final double[] mean;
    private final double[] deviation;

    Normalisation(double[] mean, double[] deviation) {
        this.mean = mean;
        this.deviation = deviation;
    }

    /** Mean of red, green and blue. */
    List<Double> means() {
        return Arrays.stream(mean).boxed().toList();
    }

    /** Deviation of the same. */
    List<Double> deviations() {
        return Arrays.stream(deviation).boxed().toList();
    }

    /** What an 8-bit value of a colour becomes; colour 0 is red, whatever order the network expects. */
    public float of(int value, int colour) {
        return (float) ((value / 255.0 - mean[colour]) / deviation[colour]);
    }
}
