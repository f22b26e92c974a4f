package io.github.qptv2.model;

import io.github.qptv2.tensor.Tensor;

/** Which row of a relative position bias table belongs to each pair of units. */
final class RelativePositions {

    private RelativePositions() {}

    /**
     * {@code (dy + g - 1) * (2g - 1) + (dx + g - 1)}, query minus key, for a grid of {@code g} x {@code g} units.
     *
     * @return int64, (g², g²), query first
     */
    static Tensor index(int grid) {
        return Tensor.of(values(grid), (long) grid * grid, (long) grid * grid);
    }

    static long[] values(int grid) {
        int tokens = grid * grid, offsets = 2 * grid - 1;
        var index = new long[tokens * tokens];
        for (int query = 0; query < tokens; query++) {
            for (int key = 0; key < tokens; key++) {
                int dy = query / grid - key / grid, dx = query % grid - key % grid;
                index[query * tokens + key] = (long) (dy + grid - 1) * offsets + dx + grid - 1;
            }
        }
        return index;
    }
}
