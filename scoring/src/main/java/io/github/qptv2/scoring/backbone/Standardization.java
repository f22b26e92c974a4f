package io.github.qptv2.scoring.backbone;

/**
 * Standardizes features to mean 0 and deviation 1 and clips them to [-{@value #CLIP}, {@value #CLIP}].
 *
 * @param mean of each feature, (D)
 * @param factor one over the standard deviation of each feature, 0 where it is constant, (D)
 * @since 0.1
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of weights, never compared
public record Standardization(float[] mean, float[] factor) {

    /** Bound on standardized features, in standard deviations. */
    public static final float CLIP = 6;

    /** Checks the lengths. */
    public Standardization {
        if (mean.length != factor.length) {
            throw new IllegalArgumentException(
                    "means and factors must be as many, got %d and %d".formatted(mean.length, factor.length));
        }
    }

    /** Number D of features. */
    public int width() {
        return mean.length;
    }

    /** Writes standardized features (D) to {@code target} from index {@code at}. */
    public void into(float[] features, float[] target, int at) {
        if (features.length != mean.length) {
            throw new IllegalArgumentException(
                    "there must be %d features, got %d".formatted(mean.length, features.length));
        }
        for (int i = 0; i < mean.length; i++) {
            float value = (features[i] - mean[i]) * factor[i];
            target[at + i] = Math.max(-CLIP, Math.min(CLIP, value));
        }
    }

    /** Standardized features, (D). */
    public float[] of(float[] features) {
        var target = new float[mean.length];
        into(features, target, 0);
        return target;
    }
}
