package io.github.qptv2.report.heatmap;

import java.awt.image.BufferedImage;

import io.github.qptv2.monitor.PngImage;
import io.github.qptv2.scoring.QualityMap;

/** A quality map as an image with one pixel per cell, which a page overlays on the thumbnail. */
public final class HeatTile {

    private HeatTile() {}

    /** Encodes the map as PNG; colors span its values from violet (worse) to yellow (better). */
    public static byte[] png(QualityMap map, boolean higherIsBetter) {
        var range = ColorRange.of(map, higherIsBetter);
        var tile = new BufferedImage(map.columns(), map.rows(), BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < map.rows(); row++) {
            for (int column = 0; column < map.columns(); column++) {
                tile.setRGB(column, row, color(range.share(map.at(column, row))));
            }
        }
        return PngImage.of(tile).bytes();
    }

    private static int color(double t) {
        return Viridis.at(t, 0) << 16 | Viridis.at(t, 1) << 8 | Viridis.at(t, 2);
    }
}
