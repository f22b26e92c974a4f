package io.github.qptv2.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.github.qptv2.scoring.ImageFeatures;
import io.github.qptv2.scoring.bundle.Domain;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.scoring.bundle.MosScale;
import io.github.qptv2.scoring.bundle.Uncertainty;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class UncertaintyFitTest {

    private static final MosScale FIVE = new MosScale(1, 5, true);
    private static final MosMapping MAPPING = new MosMapping(1, 5, 0, 1, FIVE);
    private static final int WIDTH = 40;

    private final Random random = new Random(3);

    /** Correlated features; drawn images have a smaller deviation in half of them, and another mean in one. */
    private ImageFeatures image(boolean drawn) {
        var features = new float[WIDTH];
        double common = random.nextGaussian();
        for (int d = 0; d < WIDTH; d++) {
            double deviation = drawn && d % 2 == 0 ? 0.1 : 1;
            features[d] = (float) (10 + deviation * (random.nextGaussian() + (d < 20 ? 2 * common : 0)));
        }
        features[WIDTH - 1] += drawn ? 4 : 0;
        return new ImageFeatures(random.nextGaussian(), features);
    }

    private List<ImageFeatures> images(int count, boolean drawn) {
        var images = new ArrayList<ImageFeatures>();
        for (int i = 0; i < count; i++) {
            images.add(image(drawn));
        }
        return images;
    }

    private List<Double> rated(List<ImageFeatures> images) {
        return images.stream()
                .map(image -> Math.max(1, Math.min(5, MAPPING.mos(image.raw()) + 0.3 * random.nextGaussian())))
                .toList();
    }

    private Uncertainty fitted(List<ImageFeatures> labeled) {
        return new UncertaintyFit(MAPPING, 0.9, 0.03)
                .of(images(200, false), images(50, true), labeled, rated(labeled), "made data");
    }

    private static long outside(Uncertainty uncertainty, List<ImageFeatures> images) {
        return images.stream()
                .filter(image -> uncertainty.domain(image.statistics()).kind() == Domain.Kind.OUT_OF_DOMAIN)
                .count();
    }

    @Test
    void drawnImagesAreOutOfDomainAndFewPhotographsAre() {
        var uncertainty = fitted(images(400, false));
        assertThat(outside(uncertainty, images(300, true))).isGreaterThan(270);
        // at most 0.03 in expectation; 1,000 images have a standard error of 0.0054, 400 of the calibration 0.0085
        assertThat(outside(uncertainty, images(1000, false))).isBetween(1L, 60L);
    }

    @Test
    void referenceImagesHaveADistanceOfAboutOneAndAFarOneAWiderInterval() {
        var uncertainty = fitted(images(300, false));
        var space = uncertainty.space();
        double mean = images(300, false).stream()
                .mapToDouble(image -> space.distance(space.standardized(image.statistics())))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(1, within(0.15));
        var far = new float[WIDTH];
        Arrays.fill(far, 40);
        assertThat(uncertainty.interval(3, far, FIVE).halfWidth())
                .isGreaterThan(3
                        * uncertainty
                                .interval(3, image(false).statistics(), FIVE)
                                .halfWidth());
        assertThat(uncertainty.interval(3, far, FIVE).low()).isBetween(1.0, 3.0);
    }

    @Test
    void theSameImagesGiveTheSameNumbers() {
        var reference = images(60, false);
        var drawn = images(20, true);
        var labeled = images(60, false);
        var mos = rated(labeled);
        var fit = new UncertaintyFit(MAPPING, 0.9, 0.03);
        Uncertainty one = fit.of(reference, drawn, labeled, mos, ""),
                other = fit.of(reference, drawn, labeled, mos, "");
        assertThat(one.interval()).isEqualTo(other.interval());
        assertThat(one.space().directions()).containsExactly(other.space().directions());
        assertThat(one.domain().weights()).containsExactly(other.domain().weights());
        assertThat(one.domain().photographs())
                .containsExactly(other.domain().photographs())
                .isSorted();
    }
}
