package io.github.qptv2.rank;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

import io.github.qptv2.page.Viridis;
import io.github.qptv2.scoring.QualityMap;

/** A quality map as a picture of one pixel per cell, which a browser lays over the thumbnail. */
public final class HeatTile {

    private static final double OUTERMOST = 0.02; // share of cells at either end that do not stretch the colours

    private HeatTile() {}

    /** PNG; the colours span the map's own values, violet worse and yellow better. */
    public static byte[] png(QualityMap map, boolean higherIsBetter) {
        float[] sorted = map.values().clone();
        Arrays.sort(sorted);
        double low = sorted[(int) (OUTERMOST * (sorted.length - 1))];
        double high = sorted[(int) Math.ceil((1 - OUTERMOST) * (sorted.length - 1))];
        var tile = new BufferedImage(map.columns(), map.rows(), BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < map.rows(); row++) {
            for (int column = 0; column < map.columns(); column++) {
                double share = high == low ? 0.5 : (map.at(column, row) - low) / (high - low);
                tile.setRGB(column, row, colour(higherIsBetter ? share : 1 - share));
            }
        }
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(tile, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return png.toByteArray();
    }

    private static int colour(double share) {
        double t = Math.min(1, Math.max(0, share));
        return Viridis.at(t, 0) << 16 | Viridis.at(t, 1) << 8 | Viridis.at(t, 2);
    }
}
