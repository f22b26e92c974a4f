package io.github.qptv2.architecture;

/** Indices into a relative position bias table for each pair of tokens. */
public final class RelativePositions {

    private RelativePositions() {}

    /**
     * {@code (dy + g - 1) * (2g - 1) + (dx + g - 1)}, query minus key, for a grid of {@code g} x {@code g} tokens.
     *
     * @return (g², g²), query first
     */
    public static long[] values(int grid) {
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
