package io.github.qptv2.scoring.backbone;

/**
 * Projects standardized features to their principal components without whitening, which preserves distances within the
 * components' subspace.
 *
 * @param directions orthonormal, one after the other, (K, D)
 * @param width number D of features
 * @since 0.1
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of weights, never compared
public record PrincipalProjection(float[] directions, int width) {

    /** Checks the length. */
    public PrincipalProjection {
        if (width < 1 || directions.length == 0 || directions.length % width != 0) {
            throw new IllegalArgumentException(
                    "directions must have a multiple of %d values, got %d".formatted(width, directions.length));
        }
    }

    /** Number K of components. */
    public int components() {
        return directions.length / width;
    }

    /** Components (K) of standardized features (D). */
    public float[] of(float[] standardized) {
        var components = new float[components()];
        for (int k = 0, at = 0; k < components.length; k++) {
            double sum = 0;
            for (int i = 0; i < width; i++, at++) {
                sum += directions[at] * standardized[i];
            }
            components[k] = (float) sum;
        }
        return components;
    }
}
