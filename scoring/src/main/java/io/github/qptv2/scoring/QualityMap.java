package io.github.qptv2.scoring;

/**
 * Where in a picture a score comes from: what the head says of small parts by themselves, in the raw output's units. It
 * shows how parts of one picture compare, and is no opinion score of any of them.
 *
 * @param columns cells across; a cell is one unit of 16 x 16 pixels of the picture as the network saw it
 * @param rows cells down
 * @param values raw output of each cell, row by row
 * @param width of the picture, in pixels
 * @param height of the picture, in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // large, and read by index
public record QualityMap(int columns, int rows, float[] values, int width, int height) {

    /** Raw output of one cell. */
    public float at(int column, int row) {
        return values[row * columns + column];
    }
}
