package io.github.qptv2.scoring.bundle;

import java.util.Map;
import java.util.Optional;

/**
 * Uncertainty of an image's score: intervals of the MOS, and a test whether the image is a photograph.
 *
 * <pre>{@code
 * Uncertainty uncertainty = ModelBundle.read(file).uncertainty().orElseThrow();
 * System.out.println(uncertainty.interval().level() + " of " + uncertainty.data());
 * }</pre>
 *
 * @param space distribution of features over reference images
 * @param interval of the MOS
 * @param domain test of the domain, on features of {@code space}
 * @param data what all were fitted to, in words
 * @since 0.2
 */
public record Uncertainty(FeatureSpace space, ConformalInterval interval, DomainCheck domain, String data) {

    /** Entry of {@link #data} in a bundle's metadata, which does not change the content hash. */
    static final String DATA = "qpt.uncertainty.data";

    /** Checks that all have the same number of features. */
    public Uncertainty {
        if (domain.weights().length != space.width()) {
            throw new IllegalArgumentException("a test of the domain must have a weight for each of %d features, got %d"
                    .formatted(space.width(), domain.weights().length));
        }
    }

    /** What the intervals in a bundle's metadata were fitted to, if there are any. */
    public static Optional<String> describe(Map<String, String> metadata) {
        return Optional.ofNullable(metadata.get(DATA));
    }

    /**
     * The interval of an image.
     *
     * @param mos predicted
     * @param features of the image, (D)
     */
    public MosInterval interval(double mos, float[] features, MosScale scale) {
        return interval.of(mos, space.distance(space.standardized(features)), scale);
    }

    /** Whether an image with features (D) is like a photograph. */
    public Domain domain(float[] features) {
        return domain.of(space.standardized(features));
    }
}
