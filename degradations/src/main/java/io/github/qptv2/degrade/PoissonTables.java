package io.github.qptv2.degrade;

import io.github.qptv2.degrade.pixel.Randomness;

/** Poisson noise by tables of quantiles: for each of 256 values, 1024 equally likely photon counts. */
final class PoissonTables {

    private static final int BITS = 10;
    private static final int QUANTILES = 1 << BITS;
    private static final int AT_WHITE = 256;

    /** Deviation from the expected value, in gray levels, of value v at {@code v * QUANTILES + quantile}. */
    private static final float[] DEVIATIONS = deviations();

    private PoissonTables() {}

    private static float[] deviations() {
        var table = new float[256 * QUANTILES];
        for (int v = 0; v < 256; v++) {
            double mean = AT_WHITE * v / 255.0;
            double probability = StrictMath.exp(-mean), below = probability;
            for (int quantile = 0, count = 0; quantile < QUANTILES; quantile++) {
                while (below < (quantile + 0.5) / QUANTILES) {
                    probability *= mean / ++count;
                    below += probability;
                }
                table[v * QUANTILES + quantile] = (float) ((count - mean) * 255 / AT_WHITE);
            }
        }
        return table;
    }

    static void addNoise(byte[] rgb, double noiseScale, boolean gray, Randomness random) {
        int step = gray ? 3 : 1;
        float scale = (float) noiseScale;
        long bits = 0;
        for (int i = 0, left = 0; i < rgb.length; i += step) {
            if (left == 0) {
                bits = random.bits();
                left = Long.SIZE / BITS;
            }
            left--;
            int quantile = (int) bits & (QUANTILES - 1);
            bits >>>= BITS;
            int brightness = gray ? luma(rgb, i) : rgb[i] & 255;
            float change = scale * DEVIATIONS[brightness * QUANTILES + quantile];
            for (int j = i; j < i + step; j++) {
                rgb[j] = (byte) Math.max(0, Math.min(255, Math.round((rgb[j] & 255) + change)));
            }
        }
    }

    private static int luma(byte[] rgb, int i) {
        return (299 * (rgb[i] & 255) + 587 * (rgb[i + 1] & 255) + 114 * (rgb[i + 2] & 255) + 500) / 1000;
    }
}
