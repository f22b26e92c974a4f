package io.github.qptv2.teacher;

import io.github.qptv2.onnx.FloatArray;
import org.jspecify.annotations.Nullable;

/**
 * From one output of a teacher to targets.
 *
 * @param resampler of a map, null for a vector
 */
record OutputTarget(String output, ChannelProjection projection, @Nullable TokenGridResampler resampler, int tokens) {

    /** Components beyond this many deviations are cut off there. */
    static final float MOST = 8;

    /** Statistics over a crop vary by about a third of a component's deviation from crop to crop. */
    private static final float POOLED_SCALE = 3;

    boolean isMap() {
        return resampler != null;
    }

    int components() {
        return projection.components();
    }

    /** Components of a map at every token (K, N), or of a vector (K), within ±8. */
    float[] components(FloatArray features) {
        float[] planes;
        if (resampler == null) {
            planes = projection.planes(features.values(), 1);
        } else {
            int channels = (int) features.shape()[0], cells = features.values().length / channels;
            // both steps are linear: whichever order has fewer places to project
            planes = cells < tokens
                    ? resampler.planes(projection.planes(features.values(), cells), components())
                    : projection.planes(resampler.planes(features.values(), channels), tokens);
        }
        for (int i = 0; i < planes.length; i++) {
            planes[i] = Math.max(-MOST, Math.min(MOST, planes[i]));
        }
        return planes;
    }

    /**
     * Writes three times the mean of each component over the crop, then three times its deviation less 1.
     *
     * @param planes of a map, (K, N)
     */
    void pool(float[] planes, float[] into, int from) {
        for (int k = 0; k < components(); k++) {
            double sum = 0, squares = 0;
            for (int t = 0; t < tokens; t++) {
                double value = planes[k * tokens + t];
                sum += value;
                squares += value * value;
            }
            double mean = sum / tokens, deviation = Math.sqrt(Math.max(0, squares / tokens - mean * mean));
            into[from + k] = (float) (POOLED_SCALE * mean);
            into[from + components() + k] = (float) (POOLED_SCALE * (deviation - 1));
        }
    }
}
