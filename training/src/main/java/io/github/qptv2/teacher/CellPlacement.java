package io.github.qptv2.teacher;

/**
 * Centers of the cells of a feature map, in pixels of the network's input, whose first pixel spans 0 to 1: cell i is
 * centered at {@code first + stride * i}.
 *
 * @param stride pixels from one cell to the next, above 0
 * @param firstX center of the first column
 * @param firstY center of the first row
 */
record CellPlacement(double stride, double firstX, double firstY) {

    /** Cells that divide the input evenly. */
    static CellPlacement even(int input, int cells) {
        double stride = (double) input / cells;
        return new CellPlacement(stride, stride / 2, stride / 2);
    }
}
