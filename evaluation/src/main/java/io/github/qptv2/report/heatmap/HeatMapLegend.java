package io.github.qptv2.report.heatmap;

import java.util.Arrays;

/** Legend below a heat map: {@code worse -0.250 [colors] 0.012 better} on black. */
final class HeatMapLegend {

    private static final int NARROW = 480;

    private final int width;
    private final int dot;
    private final String left;
    private final String right;

    /** A legend of {@code width} pixels with the values at the ends of the color range. */
    HeatMapLegend(int width, String worst, String best) {
        this.width = width;
        this.dot = Math.max(1, width / NARROW);
        this.left = "worse " + worst;
        this.right = best + " better";
    }

    int height() {
        return dot * (PixelFont.HEIGHT + 8);
    }

    /** Draws into the rows from {@code top}. */
    void draw(byte[] rgb, int top) {
        Arrays.fill(rgb, 3 * width * top, rgb.length, (byte) 0);
        int margin = 4 * dot;
        int start = margin + dot * (PixelFont.width(left) + PixelFont.ADVANCE);
        int end = width - margin - dot * (PixelFont.width(right) + PixelFont.ADVANCE);
        if (end - start < 8 * dot) { // too narrow for text
            bar(rgb, top, margin, width - margin);
            return;
        }
        text(rgb, left, margin, top + margin);
        bar(rgb, top, start, end);
        text(rgb, right, end + dot * PixelFont.ADVANCE, top + margin);
    }

    private void bar(byte[] rgb, int top, int start, int end) {
        for (int y = top + 4 * dot; y < top + height() - 4 * dot; y++) {
            for (int x = start; x < end; x++) {
                double t = (double) (x - start) / Math.max(1, end - start - 1);
                for (int channel = 0; channel < 3; channel++) {
                    rgb[3 * (y * width + x) + channel] = (byte) Viridis.at(t, channel);
                }
            }
        }
    }

    private void text(byte[] rgb, String text, int left, int top) {
        PixelFont.draw(text, (x, y) -> {
            for (int row = top + dot * y; row < top + dot * (y + 1); row++) {
                int from = 3 * (row * width + left + dot * x);
                Arrays.fill(rgb, from, from + 3 * dot, (byte) 230);
            }
        });
    }
}
