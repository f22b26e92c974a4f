package io.github.qptv2.scoring.backbone;

/**
 * Vectors with 8 bits per component: component k is {@code step[k] * value}, value in -127..127.
 *
 * @param values one vector after the other, (n, K)
 * @param steps of each component, at least 0, (K)
 * @since 0.1
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of weights, never compared
public record QuantizedVectors(byte[] values, float[] steps) {

    private static final int LEVELS = 127, FOUR = 4;

    /** Checks the length. */
    public QuantizedVectors {
        if (steps.length == 0 || values.length == 0 || values.length % steps.length != 0) {
            throw new IllegalArgumentException(
                    "anchors must have a multiple of %d values, got %d".formatted(steps.length, values.length));
        }
    }

    /**
     * Rounds vectors; the largest absolute value of each component becomes 127.
     *
     * @param vectors one after the other, (n, K)
     */
    public static QuantizedVectors of(float[] vectors, int components) {
        var steps = new float[components];
        for (int i = 0; i < vectors.length; i++) {
            steps[i % components] = Math.max(steps[i % components], Math.abs(vectors[i]) / LEVELS);
        }
        var values = new byte[vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            float step = steps[i % components];
            values[i] = (byte) (step > 0 ? Math.round(vectors[i] / step) : 0);
        }
        return new QuantizedVectors(values, steps);
    }

    /** Number n of vectors. */
    public int count() {
        return values.length / steps.length;
    }

    /** Number K of components. */
    public int components() {
        return steps.length;
    }

    /** All vectors after rounding, (n, K). */
    public float[] vectors() {
        var vectors = new float[values.length];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = values[i] * steps[i % steps.length];
        }
        return vectors;
    }

    /**
     * Squared distance of every vector from {@code z} (K). Four independent sums at a time let their additions overlap.
     */
    double[] squaredDistances(float[] z) {
        var distances = new double[count()];
        int i = 0;
        for (; i + FOUR <= distances.length; i += FOUR) {
            four(i, z, distances);
        }
        for (; i < distances.length; i++) {
            distances[i] = squaredDistance(i, z);
        }
        return distances;
    }

    private void four(int i, float[] z, double[] distances) {
        int K = steps.length, first = i * K, second = first + K, third = second + K, fourth = third + K;
        double a = 0, b = 0, c = 0, d = 0;
        for (int k = 0; k < K; k++) {
            float at = z[k], step = steps[k];
            float offA = at - values[first + k] * step, offB = at - values[second + k] * step;
            float offC = at - values[third + k] * step, offD = at - values[fourth + k] * step;
            a += offA * offA;
            b += offB * offB;
            c += offC * offC;
            d += offD * offD;
        }
        distances[i] = a;
        distances[i + 1] = b;
        distances[i + 2] = c;
        distances[i + 3] = d;
    }

    /** Squared distance of the {@code i}-th vector from {@code z} (K). */
    double squaredDistance(int i, float[] z) {
        double sum = 0;
        for (int k = 0, at = i * steps.length; k < steps.length; k++, at++) {
            float off = z[k] - values[at] * steps[k];
            sum += off * off;
        }
        return sum;
    }
}
