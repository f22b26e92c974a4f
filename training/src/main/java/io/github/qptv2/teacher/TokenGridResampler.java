package io.github.qptv2.teacher;

import java.util.Arrays;

/**
 * Resamples feature maps at the centers of a token grid: linear interpolation between the centers of cells, or a
 * weighted mean over the token where cells are finer. Beyond the outermost centers the outermost cells are used.
 *
 * <p>Along each axis cell i has the weight {@code max(0, 1 - |center(i) - token| / reach)}, normalized to a sum of 1,
 * where {@code reach} is the stride of the cells or half a token, whichever is larger.
 */
final class TokenGridResampler {

    private final int grid;
    private final int width;
    private final int height;
    private final int[][] cells;
    private final float[][] weights;

    /**
     * For maps of {@code width} x {@code height} cells.
     *
     * @param grid tokens along one side
     * @param input side of the network's input in pixels
     */
    TokenGridResampler(int grid, int input, int width, int height, CellPlacement placement) {
        this.grid = grid;
        this.width = width;
        this.height = height;
        double token = (double) input / grid;
        double reach = Math.max(placement.stride(), token / 2);
        var across = axis(width, token, reach, placement.firstX(), placement.stride());
        var down = axis(height, token, reach, placement.firstY(), placement.stride());
        cells = new int[grid * grid][];
        weights = new float[grid * grid][];
        for (int y = 0; y < grid; y++) {
            for (int x = 0; x < grid; x++) {
                join(y * grid + x, down[y], across[x]);
            }
        }
    }

    int tokens() {
        return grid * grid;
    }

    /** Weights of the cells for each token along one axis, (grid, cells). */
    private double[][] axis(int count, double token, double reach, double first, double stride) {
        var all = new double[grid][count];
        double last = first + stride * (count - 1);
        for (int t = 0; t < grid; t++) {
            double at = Math.max(first, Math.min(last, (t + 0.5) * token)), sum = 0;
            for (int i = 0; i < count; i++) {
                all[t][i] = Math.max(0, 1 - Math.abs(first + stride * i - at) / reach);
                sum += all[t][i];
            }
            for (int i = 0; i < count; i++) {
                all[t][i] /= sum;
            }
        }
        return all;
    }

    private void join(int token, double[] down, double[] across) {
        int count = 0;
        var at = new int[width * height];
        var weight = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double both = down[y] * across[x];
                if (both > 0) {
                    at[count] = y * width + x;
                    weight[count++] = (float) both;
                }
            }
        }
        cells[token] = Arrays.copyOf(at, count);
        weights[token] = Arrays.copyOf(weight, count);
    }

    /** Planes (c, h, w) as planes (c, grid, grid). */
    float[] planes(float[] map, int channels) {
        int area = width * height, tokens = grid * grid;
        var planes = new float[channels * tokens];
        for (int c = 0; c < channels; c++) {
            for (int t = 0; t < tokens; t++) {
                float sum = 0;
                int[] at = cells[t];
                float[] weight = weights[t];
                for (int i = 0; i < at.length; i++) {
                    sum += weight[i] * map[c * area + at[i]];
                }
                planes[c * tokens + t] = sum;
            }
        }
        return planes;
    }
}
