package io.github.qptv2.report.heatmap;

import java.util.Locale;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.image.ResizeFilter;
import io.github.qptv2.scoring.QualityMap;

/**
 * Overlays a quality map on its image: the grayscale image, colored by the score of each region, above a legend. Colors
 * span the values of the image, so they compare regions, not images.
 */
public final class HeatMap {

    private static final int MAX_SIDE = 1600;
    private static final double COLOR_SHARE = 0.55;

    private final Image gray;
    private final QualityMap map;
    private final ColorRange range;

    private HeatMap(Image gray, QualityMap map, ColorRange range) {
        this.gray = gray;
        this.map = map;
        this.range = range;
    }

    /**
     * The overlay, at most {@value #MAX_SIDE} pixels wide or high, and the legend below it.
     *
     * @param higherIsBetter whether the raw output grows with quality
     */
    public static Image overlay(Image image, QualityMap map, boolean higherIsBetter) {
        return new HeatMap(downscaled(image), map, ColorRange.of(map, higherIsBetter)).draw();
    }

    private static Image downscaled(Image image) {
        double scale = Math.min(1, (double) MAX_SIDE / Math.max(image.width(), image.height()));
        int width = Math.max(1, (int) Math.round(scale * image.width()));
        int height = Math.max(1, (int) Math.round(scale * image.height()));
        return Resize.resize(image, width, height, ResizeFilter.BILINEAR);
    }

    private Image draw() {
        int width = gray.width(), height = gray.height();
        var legend = new HeatMapLegend(width, label(range.worst()), label(range.best()));
        var rgb = new byte[3 * width * (height + legend.height())];
        var field = new BSplineMap(map, width, height);
        for (int y = 0, out = 0; y < height; y++) {
            for (int x = 0; x < width; x++, out += 3) {
                double t = range.share(field.at(x, y)), light = light(x, y);
                for (int channel = 0; channel < 3; channel++) {
                    double mixed = COLOR_SHARE * Viridis.at(t, channel) + (1 - COLOR_SHARE) * light;
                    rgb[out + channel] = (byte) Math.round(mixed);
                }
            }
        }
        legend.draw(rgb, height);
        return Image.of(width, height + legend.height(), rgb);
    }

    private double light(int x, int y) {
        return 0.299 * gray.at(x, y, 0) + 0.587 * gray.at(x, y, 1) + 0.114 * gray.at(x, y, 2);
    }

    private static String label(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 0.01 ? "%.1e" : "%.3f", value);
    }
}
