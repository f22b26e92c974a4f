package io.github.qptv2.media.video;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Offsets of the fragments within their cells, as a share of the free space, for frames of any size. */
final class FragmentOffsets {

    private static final double MIDDLE = 0.5;

    private final int grid;
    private final double[] shares;

    private FragmentOffsets(int grid, double[] shares) {
        this.grid = grid;
        this.shares = shares;
    }

    static FragmentOffsets centered(int grid) {
        var shares = new double[2 * grid * grid];
        Arrays.fill(shares, MIDDLE);
        return new FragmentOffsets(grid, shares);
    }

    static FragmentOffsets sampled(int grid, long seed) {
        return new FragmentOffsets(
                grid, new SplittableRandom(seed).doubles(2L * grid * grid).toArray());
    }

    /** Horizontal offset in pixels, 0 to {@code room}. */
    int across(int row, int column, int room) {
        return offset(shares[2 * (row * grid + column)], room);
    }

    /** Vertical offset in pixels, 0 to {@code room}. */
    int down(int row, int column, int room) {
        return offset(shares[2 * (row * grid + column) + 1], room);
    }

    /** Uniform over the integers from 0 to {@code room}. */
    private static int offset(double share, int room) {
        return (int) (share * (room + 1));
    }
}
