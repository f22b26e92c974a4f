package io.github.qptv2.scoring.internal;

import io.github.qptv2.architecture.HiVitConfig;

/** Token scores of overlapping crops, averaged over a common grid by the area that a token shares with each cell. */
public final class MapCells {

    private static final int TOKEN = HiVitConfig.TOKEN;

    private final int columns;
    private final int rows;
    private final double[] sums;
    private final double[] weights;

    /** The empty grid of an image of {@code width} x {@code height} pixels. */
    MapCells(int width, int height) {
        columns = (width + TOKEN - 1) / TOKEN;
        rows = (height + TOKEN - 1) / TOKEN;
        sums = new double[columns * rows];
        weights = new double[columns * rows];
    }

    /** Cells across. */
    public int columns() {
        return columns;
    }

    /** Cells down. */
    public int rows() {
        return rows;
    }

    /** Adds the token scores of a crop, row by row. */
    void add(CropGrid.Corner corner, float[] tokens) {
        int across = (int) Math.round(Math.sqrt(tokens.length));
        for (int i = 0; i < tokens.length; i++) {
            add(corner.x() + i % across * TOKEN, corner.y() + i / across * TOKEN, tokens[i]);
        }
    }

    private void add(int x, int y, float value) {
        for (int row = y / TOKEN; row <= (y + TOKEN - 1) / TOKEN; row++) {
            for (int column = x / TOKEN; column <= (x + TOKEN - 1) / TOKEN; column++) {
                double area = (double) overlap(x, column) * overlap(y, row);
                sums[row * columns + column] += area * value;
                weights[row * columns + column] += area;
            }
        }
    }

    private static int overlap(int start, int cell) {
        return TOKEN - Math.abs(start - cell * TOKEN);
    }

    /** Mean of each cell, row by row. */
    public float[] means() {
        var means = new float[sums.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = (float) (sums[i] / weights[i]);
        }
        return means;
    }
}
