package io.github.qptv2.scoring;

/**
 * Where in an image a score comes from: what the head says of small parts by themselves, in the raw output's units. It
 * shows how parts of one image compare, and is no opinion score of any of them.
 *
 * @param columns cells across; a cell is one unit of 16 x 16 pixels of the image as the network saw it
 * @param rows cells down
 * @param values raw output of each cell, row by row
 * @param width of the image, in pixels
 * @param height of the image, in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // large, and read by index
public record QualityMap(int columns, int rows, float[] values, int width, int height) {

    /** Raw output of one cell. */
    public float at(int column, int row) {
        return values[row * columns + column];
    }
}
