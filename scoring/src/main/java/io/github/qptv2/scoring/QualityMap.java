package io.github.qptv2.scoring;

import java.util.Arrays;

/**
 * Local quality of an image: the head's output for each token by itself, on the scale of the raw output. It compares
 * places within one image; a single value is no mean opinion score. Immutable.
 *
 * <pre>{@code
 * QualityMap map = scorer.map(image);
 * float topLeft = map.at(0, 0);
 * }</pre>
 *
 * @since 0.2
 */
public final class QualityMap {

    private final int columns;
    private final int rows;
    private final float[] values;
    private final int width;
    private final int height;

    /**
     * Copies the values.
     *
     * @param columns cells across; a cell is one token of 16 x 16 pixels of the image at the network's working size
     * @param rows cells down
     * @param values raw output of each cell, row by row
     * @param width of the image, in pixels
     * @param height of the image, in pixels
     */
    public QualityMap(int columns, int rows, float[] values, int width, int height) {
        if (values.length != columns * rows) {
            throw new IllegalArgumentException(
                    "a map of %dx%d cells needs as many values, got %d".formatted(columns, rows, values.length));
        }
        this.columns = columns;
        this.rows = rows;
        this.values = values.clone();
        this.width = width;
        this.height = height;
    }

    /** Cells across. */
    public int columns() {
        return columns;
    }

    /** Cells down. */
    public int rows() {
        return rows;
    }

    /** Width of the image, in pixels. */
    public int width() {
        return width;
    }

    /** Height of the image, in pixels. */
    public int height() {
        return height;
    }

    /** Raw output of one cell. */
    public float at(int column, int row) {
        if (column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException("column must be in [0, %d), got %d".formatted(columns, column));
        }
        return values[row * columns + column];
    }

    /** A copy of all values, row by row. */
    public float[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QualityMap map
                && columns == map.columns
                && rows == map.rows
                && width == map.width
                && height == map.height
                && Arrays.equals(values, map.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * columns + rows) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "map of %dx%d cells of an image of %dx%d pixels".formatted(columns, rows, width, height);
    }
}
