package io.github.qptv2.scoring.backbone;

import java.util.Arrays;

import io.github.qptv2.onnx.FloatArray;

/**
 * Pools an output of a network to a vector: mean and population standard deviation of each channel over the positions
 * of a map (1, C, h, w) or (1, h, w, C), or over tokens (1, N, C); all means, then all deviations. A vector (1, C) is
 * kept.
 */
final class FeaturePooling {

    private static final int VECTOR = 2, TOKENS = 3, MAP = 4;

    private FeaturePooling() {}

    static boolean isPoolable(int rank) {
        return rank >= VECTOR && rank <= MAP;
    }

    /** @param channelsLast of maps; channels of tokens are always last */
    static float[] of(FloatArray output, boolean channelsLast) {
        long[] shape = output.shape();
        if (!isPoolable(shape.length) || shape[0] != 1) {
            throw new IllegalArgumentException(
                    "an output must be (1, C), (1, N, C), (1, C, h, w) or (1, h, w, C), got " + Arrays.toString(shape));
        }
        if (shape.length == VECTOR) {
            return output.values();
        }
        boolean last = channelsLast || shape.length == TOKENS;
        int C = (int) (last ? shape[shape.length - 1] : shape[1]);
        int places = output.values().length / C;
        return last ? pooled(output.values(), C, places, 1, C) : pooled(output.values(), C, places, places, 1);
    }

    private static float[] pooled(float[] values, int C, int places, int channelStep, int placeStep) {
        var pooled = new float[2 * C];
        for (int c = 0; c < C; c++) {
            int first = c * channelStep;
            double sum = 0;
            for (int i = 0; i < places; i++) {
                sum += values[first + i * placeStep];
            }
            double mean = sum / places, squaredSum = 0;
            for (int i = 0; i < places; i++) {
                double off = values[first + i * placeStep] - mean;
                squaredSum += off * off;
            }
            pooled[c] = (float) mean;
            pooled[C + c] = (float) Math.sqrt(squaredSum / places);
        }
        return pooled;
    }
}
