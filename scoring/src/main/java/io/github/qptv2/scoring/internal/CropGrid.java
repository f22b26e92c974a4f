package io.github.qptv2.scoring.internal;

import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.io.EvenStarts;

/**
 * The deterministic grid of crops on which an image is scored.
 *
 * <p>{@code columns <= ceil(W/S)}, {@code rows <= ceil(H/S)} and {@code columns * rows <= most}, with the product as
 * large as possible; ties go to the grid whose columns/rows is nearest W/H, then to the one with more columns. The
 * crops spread evenly from edge to edge: the i-th of c starts at {@code round(i (W - S) / (c - 1))}, a single one in
 * the middle.
 *
 * @param columns crops across
 * @param rows crops down
 * @param width of the image, in pixels, at least {@code side}
 * @param height of the image, in pixels, at least {@code side}
 * @param side of a crop, in pixels
 */
public record CropGrid(int columns, int rows, int width, int height, int side) {

    /** Upper left corner of a crop, in pixels. */
    public record Corner(int x, int y) {}

    /** Checks that a crop fits into the image. */
    public CropGrid {
        if (width < side || height < side) {
            throw new IllegalArgumentException(
                    "the image must be at least %d pixels on each side, got %dx%d".formatted(side, width, height));
        }
    }

    /** The grid of at most {@code max} crops, at least 1, by the rule above. */
    public static CropGrid of(int width, int height, int side, int max) {
        int mostColumns = ceilDiv(width, side), mostRows = ceilDiv(height, side);
        CropGrid best = new CropGrid(1, 1, width, height, side);
        for (int columns = 1; columns <= Math.min(mostColumns, max); columns++) {
            int rows = Math.min(mostRows, max / columns);
            var grid = new CropGrid(columns, rows, width, height, side);
            if (grid.count() > best.count() || (grid.count() == best.count() && grid.skew() <= best.skew())) {
                best = grid;
            }
        }
        return best;
    }

    private static int ceilDiv(int a, int b) {
        return (a + b - 1) / b;
    }

    /** Number of crops. */
    public int count() {
        return columns * rows;
    }

    /** Distance of the grid's aspect ratio from the image's. */
    private double skew() {
        return Math.abs((double) columns / rows - (double) width / height);
    }

    /** Upper left corners of the crops, row by row. */
    public List<Corner> corners() {
        var corners = new ArrayList<Corner>(count());
        for (int y : EvenStarts.of(height, side, rows)) {
            for (int x : EvenStarts.of(width, side, columns)) {
                corners.add(new Corner(x, y));
            }
        }
        return corners;
    }
}
