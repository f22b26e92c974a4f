package io.github.qptv2.report.heatmap;

/**
 * The perceptually uniform color map <i>viridis</i> of Smith and van der Walt (CC0), also uniform in grayscale and for
 * color-blind readers. Evaluates the polynomial fit of Matt Zucker (CC0), within 4 of 255 of the table.
 */
public final class Viridis {

    // one row per power of t, from 0 to 6: red, green, blue
    private static final double[][] POWERS = {
        {0.2777273272234177, 0.005407344544966578, 0.3340998053353061},
        {0.1050930431085774, 1.404613529898575, 1.384590162594685},
        {-0.3308618287255563, 0.214847559468213, 0.09509516302823659},
        {-4.634230498983486, -5.799100973351585, -19.33244095627987},
        {6.228269936347081, 14.17993336680509, 56.69055260068105},
        {4.776384997670288, -13.74514537774601, -65.35303263337234},
        {-5.435455855934631, 4.645852612178535, 26.3124352495832},
    };

    private Viridis() {}

    /** One channel, 0..255, of the color for {@code t} in [0, 1]: dark violet, then green, then yellow. */
    public static int at(double t, int channel) {
        double value = 0;
        for (int power = POWERS.length - 1; power >= 0; power--) {
            value = value * t + POWERS[power][channel];
        }
        return (int) Math.round(255 * Math.min(1, Math.max(0, value)));
    }
}
