package io.github.qptv2.calibrate;

import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.scoring.ImageFeatures;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.scoring.bundle.Uncertainty;

/**
 * Fits an {@link Uncertainty} to features of images.
 *
 * <pre>{@code
 * var fit = new UncertaintyFit(mapping, 0.9, 0.03);
 * Uncertainty uncertainty = fit.of(training, drawn, labeled, mos, "biq2021 validation");
 * }</pre>
 *
 * @param mapping of the model, from raw output to MOS
 * @param level of the intervals, in (0, 1)
 * @param limit share of photographs that may be out of domain, in (0, 1)
 */
public record UncertaintyFit(MosMapping mapping, double level, double limit) {

    /** Level of the intervals. */
    public static final double LEVEL = 0.9;

    /** Share of photographs that may be out of domain. */
    public static final double LIMIT = 0.03;

    /**
     * Fits all parts; the same images in the same order give the same result.
     *
     * @param reference photographs that the network was trained on, at least 3
     * @param drawn images that are no photographs, at least 2
     * @param labeled photographs that the network was not trained on
     * @param mos of {@code labeled}, on the scale of the mapping
     * @param data what the images are, in words
     * @throws IllegalArgumentException if the images are too few
     */
    public Uncertainty of(
            List<ImageFeatures> reference,
            List<ImageFeatures> drawn,
            List<ImageFeatures> labeled,
            List<Double> mos,
            String data) {
        if (labeled.size() != mos.size() || drawn.size() < 2) {
            throw new IllegalArgumentException("every labeled image needs a MOS, and 2 drawn images, got %d, %d and %d"
                    .formatted(labeled.size(), mos.size(), drawn.size()));
        }
        var space = FeatureSpaceFit.of(statistics(reference));
        var residuals = new ArrayList<IntervalFit.Residual>();
        for (int i = 0; i < labeled.size(); i++) {
            var image = labeled.get(i);
            residuals.add(new IntervalFit.Residual(
                    mapping.mos(image.raw()), mos.get(i), space.distance(space.standardized(image.statistics()))));
        }
        return new Uncertainty(
                space,
                IntervalFit.of(residuals, level),
                DomainFit.of(space, statistics(reference), statistics(drawn), statistics(labeled), limit),
                data);
    }

    private static List<float[]> statistics(List<ImageFeatures> images) {
        return images.stream().map(ImageFeatures::statistics).toList();
    }
}
