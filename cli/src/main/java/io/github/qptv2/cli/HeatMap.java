package io.github.qptv2.cli;

import java.util.Locale;

import io.github.qptv2.media.image.Filter;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.page.ColourRange;
import io.github.qptv2.page.Viridis;
import io.github.qptv2.scoring.QualityMap;

/**
 * A quality map laid over its picture: the picture in grey, coloured by what the model says of each place, above a bar
 * that explains the colours. They span the picture's own values, so they compare places, not pictures.
 */
final class HeatMap {

    private static final int LONGEST_SIDE = 1600;
    private static final double COLOUR_SHARE = 0.55;

    private final Image grey;
    private final QualityMap map;
    private final ColourRange range;

    private HeatMap(Image grey, QualityMap map, ColourRange range) {
        this.grey = grey;
        this.map = map;
        this.range = range;
    }

    /**
     * At most {@value #LONGEST_SIDE} pixels wide or high, and the bar below.
     *
     * @param higherIsBetter whether the raw output grows with quality
     */
    static Image over(Image picture, QualityMap map, boolean higherIsBetter) {
        return new HeatMap(shrunk(picture), map, ColourRange.of(map, higherIsBetter)).draw();
    }

    private static Image shrunk(Image picture) {
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(picture.width(), picture.height()));
        int width = Math.max(1, (int) Math.round(scale * picture.width()));
        int height = Math.max(1, (int) Math.round(scale * picture.height()));
        return Resize.resize(picture, width, height, Filter.BILINEAR);
    }

    private Image draw() {
        int width = grey.width(), height = grey.height();
        var legend = new Legend(width, label(range.worst()), label(range.best()));
        var rgb = new byte[3 * width * (height + legend.height())];
        var field = new SmoothField(map, width, height);
        for (int y = 0, out = 0; y < height; y++) {
            for (int x = 0; x < width; x++, out += 3) {
                double t = range.share(field.at(x, y)), light = light(x, y);
                for (int channel = 0; channel < 3; channel++) {
                    double mixed = COLOUR_SHARE * Viridis.at(t, channel) + (1 - COLOUR_SHARE) * light;
                    rgb[out + channel] = (byte) Math.round(mixed);
                }
            }
        }
        legend.draw(rgb, height);
        return Image.of(width, height + legend.height(), rgb);
    }

    private double light(int x, int y) {
        return 0.299 * grey.at(x, y, 0) + 0.587 * grey.at(x, y, 1) + 0.114 * grey.at(x, y, 2);
    }

    private static String label(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 0.01 ? "%.1e" : "%.3f", value);
    }
}
