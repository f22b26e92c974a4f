package io.github.qptv2.teacher;

import java.util.Arrays;

/**
 * Projects the channels of an output on its standardized principal components: {@code rows · (x - mean)}.
 *
 * @param mean of each channel, (C)
 * @param rows scaled principal directions, (K, C)
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ChannelProjection(float[] mean, float[][] rows) {

    int components() {
        return rows.length;
    }

    /** Components (K, places) from channels (C, places). */
    float[] planes(float[] channels, int places) {
        var result = new float[rows.length * places];
        var sum = new float[places];
        for (int k = 0; k < rows.length; k++) {
            float[] row = rows[k];
            float shift = 0;
            for (int c = 0; c < row.length; c++) {
                shift -= row[c] * mean[c];
            }
            Arrays.fill(sum, shift);
            for (int c = 0; c < row.length; c++) {
                add(sum, row[c], channels, c * places);
            }
            System.arraycopy(sum, 0, result, k * places, places);
        }
        return result;
    }

    private static void add(float[] sum, float weight, float[] values, int from) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * values[from + i];
        }
    }
}
