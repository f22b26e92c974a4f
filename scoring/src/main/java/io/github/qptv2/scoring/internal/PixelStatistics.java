package io.github.qptv2.scoring.internal;

import java.util.stream.IntStream;

import io.github.qptv2.scoring.bundle.DistortionHead;

/**
 * Statistics of a crop's pixels that a network's normalization removes: histogram of luma, clipping, tint, and the
 * distribution of differences between neighbors. Rows are sampled, every second one. All are in the order of
 * {@link #of}; the logarithm is natural.
 */
final class PixelStatistics {

    private static final int TONES = 16;
    private static final int BINS = 8;
    private static final int[] LAGS = {1, 2, 4, 8};
    private static final int[][] DIRECTIONS = {{1, 0}, {0, 1}, {1, 1}, {1, -1}};
    private static final int CORRELATIONS = 6;
    private static final int BORDER = 8; // the greatest lag
    private static final double MIN = 1e-3; // added before a logarithm
    private static final int DARK = 2, BRIGHT = 253;

    /** Number of statistics. */
    static final int COUNT = DistortionHead.PIXEL_STATISTICS;

    private final int side;
    private final byte[] rgb;
    private final int[] luma;
    private final float[] values = new float[COUNT];
    private int size;

    private PixelStatistics(int side, byte[] rgb) {
        this.side = side;
        this.rgb = rgb;
        luma = IntStream.range(0, side * side)
                .map(i -> (77 * (rgb[3 * i] & 255) + 150 * (rgb[3 * i + 1] & 255) + 29 * (rgb[3 * i + 2] & 255)) >> 8)
                .toArray();
    }

    /**
     * The statistics of a crop.
     *
     * @param rgb unsigned bytes, (side, side, 3)
     */
    static float[] of(byte[] rgb, int side) {
        var statistics = new PixelStatistics(side, rgb);
        statistics.tones();
        statistics.colors();
        statistics.differences();
        statistics.histograms();
        statistics.correlations();
        if (statistics.size != COUNT) {
            throw new IllegalStateException("a crop must have %d statistics, got %d".formatted(COUNT, statistics.size));
        }
        return statistics.values;
    }

    private void add(double value) {
        values[size++] = (float) value;
    }

    private void share(long count, long of) {
        add(Math.sqrt((double) count / of));
    }

    private void log(double value) {
        add(Math.log(value + MIN));
    }

    /** Square roots of the shares of 16 tones, and of pixels and channels that are clipped. */
    private void tones() {
        var tones = new long[TONES];
        var clipped = new long[8];
        int n = luma.length;
        for (int i = 0; i < n; i++) {
            tones[(luma[i] * TONES) >> 8]++;
            clipped[0] += luma[i] <= DARK ? 1 : 0;
            clipped[1] += luma[i] >= BRIGHT ? 1 : 0;
            for (int c = 0; c < 3; c++) {
                int value = rgb[3 * i + c] & 255;
                clipped[2 + 2 * c] += value <= DARK ? 1 : 0;
                clipped[3 + 2 * c] += value >= BRIGHT ? 1 : 0;
            }
        }
        for (long count : tones) {
            share(count, n);
        }
        for (long count : clipped) {
            share(count, n);
        }
    }

    /** Moments of luma and of the two color differences, weighted evenly and towards bright pixels. */
    private void colors() {
        var sums = new double[12];
        int n = luma.length;
        for (int i = 0; i < n; i++) {
            double r = rgb[3 * i] & 255, g = rgb[3 * i + 1] & 255, b = rgb[3 * i + 2] & 255, y = luma[i];
            double u = r - g, v = b - (r + g) / 2, w = y * y * y * y / 4e9;
            double chroma = Math.sqrt(u * u + v * v);
            double[] terms = {y, y * y, u, v, u * u, v * v, chroma, w, w * u, w * v, w * chroma, chroma * chroma};
            for (int k = 0; k < terms.length; k++) {
                sums[k] += terms[k] / n;
            }
        }
        double y = sums[0], u = sums[2], v = sums[3], w = sums[7] + MIN;
        add(y / 255);
        log(Math.sqrt(Math.max(0, sums[1] - y * y)));
        add(u / 64);
        add(v / 64);
        log(Math.hypot(u, v));
        log(Math.sqrt(Math.max(0, sums[4] - u * u)));
        log(Math.sqrt(Math.max(0, sums[5] - v * v)));
        log(sums[6]);
        add(Math.hypot(u, v) / (sums[6] + 1));
        add(sums[8] / w / 64);
        add(sums[9] / w / 64);
        log(Math.hypot(sums[8], sums[9]) / w);
        log(sums[10] / w);
        add(Math.hypot(sums[8], sums[9]) / (sums[10] + w));
        log(Math.sqrt(sums[11]));
        add(Math.abs(u) / 64);
        add(Math.abs(v) / 64);
    }

    /**
     * Logarithms of mean absolute value and deviation of differences of luma by lag and direction, and of their range.
     */
    private void differences() {
        for (int lag : LAGS) {
            double min = Double.MAX_VALUE, max = 0;
            for (int[] direction : DIRECTIONS) {
                int step = lag * (direction[0] + side * direction[1]);
                long sum = 0, squares = 0, n = 0;
                for (int y = BORDER; y < side - BORDER; y += 2) {
                    for (int x = BORDER; x < side - BORDER; x++) {
                        int at = y * side + x, difference = luma[at + step] - luma[at];
                        sum += Math.abs(difference);
                        squares += (long) difference * difference;
                        n++;
                    }
                }
                double mean = (double) sum / n;
                min = Math.min(min, mean);
                max = Math.max(max, mean);
                log(mean);
                log(Math.sqrt((double) squares / n));
            }
            add(Math.log((max + 0.1) / (min + 0.1)));
        }
    }

    /** Square roots of the shares of absolute first and second differences in octaves, of flat and of equal pixels. */
    private void histograms() {
        var first = new long[BINS];
        var second = new long[BINS];
        long flat = 0, equalAcross = 0, equalDown = 0, n = 0;
        for (int y = BORDER; y < side - BORDER; y += 2) {
            for (int x = BORDER; x < side - BORDER; x++) {
                int at = y * side + x;
                int across = luma[at + 1] - luma[at], down = luma[at + side] - luma[at];
                first[bin(across)]++;
                first[bin(down)]++;
                second[bin(across - luma[at] + luma[at - 1])]++;
                second[bin(down - luma[at] + luma[at - side])]++;
                flat += across == 0 && down == 0 ? 1 : 0;
                equalAcross += isEqual(at, at + 1) ? 1 : 0;
                equalDown += isEqual(at, at + side) ? 1 : 0;
                n++;
            }
        }
        for (int bin = 0; bin < BINS; bin++) {
            share(first[bin], 2 * n);
            share(second[bin], 2 * n);
        }
        share(flat, n);
        share(equalAcross, n);
        share(equalDown, n);
    }

    private static int bin(int difference) {
        int size = Math.abs(difference);
        return Math.min(BINS - 1, 32 - Integer.numberOfLeadingZeros(size)); // 0, 1, 2..3, 4..7, ...
    }

    private boolean isEqual(int at, int other) {
        return rgb[3 * at] == rgb[3 * other]
                && rgb[3 * at + 1] == rgb[3 * other + 1]
                && rgb[3 * at + 2] == rgb[3 * other + 2];
    }

    /** Autocorrelation of first differences of luma at 1 to 6 pixels, and differences of the colors. */
    private void correlations() {
        var products = new double[CORRELATIONS + 1];
        double across = 0, down = 0;
        long red = 0, blue = 0, n = 0;
        for (int y = BORDER; y < side - BORDER; y += 2) {
            for (int x = BORDER; x < side - BORDER - CORRELATIONS; x++) {
                int at = y * side + x, dx = luma[at + 1] - luma[at], dy = luma[at + side] - luma[at];
                for (int lag = 0; lag <= CORRELATIONS; lag++) {
                    products[lag] += (double) dx * (luma[at + lag + 1] - luma[at + lag]);
                }
                across += (double) dx * dx;
                down += (double) dy * dy;
                red += Math.abs(tint(at + 1, 0) - tint(at, 0));
                blue += Math.abs(tint(at + 1, 2) - tint(at, 2));
                n++;
            }
        }
        for (int lag = 1; lag <= CORRELATIONS; lag++) {
            add(products[lag] / (products[0] + 1));
        }
        log((double) red / n);
        log((double) blue / n);
        add(Math.log((across + n) / (down + n)));
        add(Math.abs(Math.log((across + n) / (down + n))));
    }

    private int tint(int at, int channel) {
        return (rgb[3 * at + channel] & 255) - (rgb[3 * at + 1] & 255);
    }
}
