package io.github.qptv2.teacher;

import io.github.qptv2.onnx.FloatArray;
import org.jspecify.annotations.Nullable;

/**
 * Computes targets from one output of a teacher.
 *
 * @param projection of the channels on their principal components
 * @param resampler of a map to the token grid; null for a vector
 * @param tokens of a crop
 */
record OutputTarget(String output, ChannelProjection projection, @Nullable TokenGridResampler resampler, int tokens) {

    /** Limit of components, in standard deviations. */
    static final float LIMIT = 8;

    /** The deviation of a crop's statistics over crops is about a third of that of a component. */
    private static final float POOLED_SCALE = 3;

    boolean isMap() {
        return resampler != null;
    }

    int components() {
        return projection.components();
    }

    /** Components of a map at each token (K, N), or of a vector (K), clipped to ±8. */
    float[] components(FloatArray features) {
        float[] planes;
        if (resampler == null) {
            planes = projection.planes(features.values(), 1);
        } else {
            int channels = (int) features.shape()[0], cells = features.values().length / channels;
            // both steps are linear: the projection runs where there are fewer places
            planes = cells < tokens
                    ? resampler.planes(projection.planes(features.values(), cells), components())
                    : projection.planes(resampler.planes(features.values(), channels), tokens);
        }
        for (int i = 0; i < planes.length; i++) {
            planes[i] = Math.max(-LIMIT, Math.min(LIMIT, planes[i]));
        }
        return planes;
    }

    /**
     * Writes three times the mean of each component over the crop, then three times (its deviation - 1).
     *
     * @param planes of a map, (K, N)
     */
    void pool(float[] planes, float[] into, int from) {
        for (int k = 0; k < components(); k++) {
            double sum = 0, sumOfSquares = 0;
            for (int t = 0; t < tokens; t++) {
                double value = planes[k * tokens + t];
                sum += value;
                sumOfSquares += value * value;
            }
            double mean = sum / tokens, deviation = Math.sqrt(Math.max(0, sumOfSquares / tokens - mean * mean));
            into[from + k] = (float) (POOLED_SCALE * mean);
            into[from + components() + k] = (float) (POOLED_SCALE * (deviation - 1));
        }
    }
}
