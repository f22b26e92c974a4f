package io.github.qptv2.scoring.bundle;

/**
 * A conformal test of the hypothesis that an image is a photograph like those of a calibration (Vovk et al., 2005): a
 * linear discriminant of standardized features is compared with its values over these photographs.
 *
 * @param weights of the standardized features; a greater discriminant means less like a photograph, (D)
 * @param photographs discriminants of the calibration's photographs, in ascending order, at least one
 * @param limit p-value up to which an image is out of domain, in (0, 1): the share of photographs that are, at most
 * @since 0.2
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of weights, never compared
public record DomainCheck(float[] weights, float[] photographs, double limit) {

    /** Checks order and range. */
    public DomainCheck {
        if (photographs.length == 0) {
            throw new IllegalArgumentException("a test of the domain needs at least 1 photograph, got none");
        }
        for (int i = 1; i < photographs.length; i++) {
            if (!(photographs[i - 1] <= photographs[i])) {
                throw new IllegalArgumentException("discriminants must be in ascending order, got %s before %s"
                        .formatted(photographs[i - 1], photographs[i]));
            }
        }
        if (!(limit > 0 && limit < 1)) {
            throw new IllegalArgumentException("the limit of a p-value must be in (0, 1), got " + limit);
        }
    }

    /** Discriminant of standardized features (D), rounded to 32 bits as those of the calibration. */
    public float discriminant(double[] standardized) {
        double sum = 0;
        for (int d = 0; d < weights.length; d++) {
            sum += weights[d] * standardized[d];
        }
        return (float) sum;
    }

    /** The p-value of a discriminant: {@code (1 + number of photographs with one at least as great) / (1 + n)}. */
    public double pValue(float discriminant) {
        int low = 0, high = photographs.length; // photographs before low are less, those from high on are not
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (photographs[middle] < discriminant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (1.0 + photographs.length - low) / (1.0 + photographs.length);
    }

    /** The decision on an image. */
    public Domain of(double[] standardized) {
        double p = pValue(discriminant(standardized));
        return new Domain(p <= limit ? Domain.Kind.OUT_OF_DOMAIN : Domain.Kind.PHOTO, p);
    }
}
