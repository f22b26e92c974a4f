package io.github.qptv2.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.qptv2.calibrate.IntervalFit.Residual;
import io.github.qptv2.scoring.bundle.ConformalInterval;
import io.github.qptv2.scoring.bundle.MosScale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class IntervalFitTest {

    private static final MosScale WIDE = new MosScale(-100, 100, true);

    /** Images whose errors fall with the MOS and grow with the distance. */
    private static List<Residual> images(int count, Random random) {
        var images = new ArrayList<Residual>();
        for (int i = 0; i < count; i++) {
            double mos = random.nextDouble(), distance = 0.8 + random.nextDouble();
            double error = (0.3 - 0.2 * mos) * Math.max(1, distance / 1.5) * random.nextGaussian();
            images.add(new Residual(mos, mos + error, distance));
        }
        return images;
    }

    private static boolean covers(ConformalInterval interval, Residual image) {
        var ends = interval.of(image.mos(), image.distance(), WIDE);
        return ends.low() <= image.label() && image.label() <= ends.high();
    }

    @Test
    void exchangeableImagesAreCoveredWithTheLevelAndHardlyMore() {
        var random = new Random(5);
        int covered = 0, trials = 400, each = 50;
        for (int trial = 0; trial < trials; trial++) {
            var interval = IntervalFit.of(images(150, random), 0.9);
            covered += (int) images(each, random).stream()
                    .filter(image -> covers(interval, image))
                    .count();
        }
        // the expected share is in [0.9, 0.9 + 1/101): 91 of 101 for 100 images of the quantile; the standard error
        // over
        // 400 fits is 0.03 / sqrt(400) for the quantile and 0.3 / sqrt(20,000) for the test, together 0.0026
        assertThat((double) covered / (trials * each)).isCloseTo(91.0 / 101, within(4 * 0.0026));
    }

    @Test
    void largeAndSmallErrorsAreCoveredAlike() {
        var random = new Random(6);
        var interval = IntervalFit.of(images(3000, random), 0.9);
        var others = images(4000, random);
        for (int third = 0; third < 3; third++) {
            double from = third / 3.0;
            var part = others.stream()
                    .filter(image -> image.mos() >= from && image.mos() < from + 1 / 3.0)
                    .toList();
            double share = (double) part.stream()
                            .filter(image -> covers(interval, image))
                            .count()
                    / part.size();
            assertThat(share).isCloseTo(0.9, within(0.03)); // 4 standard errors of 1,333 images
        }
    }

    @Test
    void expectedResidualsAndReachAreOfEveryThirdImageAndTheQuantileOfTheOthers() {
        var images = new ArrayList<Residual>();
        for (int i = 0; i < 15; i++) {
            images.add(new Residual(i, i % 3 == 0 ? i + 2 : i + (i + 1) / 4.0, 1 + i / 12.0));
        }
        var interval = IntervalFit.of(images, 0.9);
        assertThat(interval.mos()).containsExactly(0.0, 3.0, 6.0, 9.0, 12.0);
        assertThat(interval.residuals()).containsOnly(2.0);
        assertThat(interval.reach()).isCloseTo(1 + 10.8 / 12, within(1e-12)); // 90 % of 1, 1.25, 1.5, 1.75, 2
        // 10 others, so the greatest: (14 + 1) / 4 over 2, times the reach over the distance
        assertThat(interval.quantile()).isCloseTo(3.75 / 2 * 1.9 / (1 + 14 / 12.0), within(1e-12));
    }

    @Test
    void tooFewImagesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IntervalFit.of(images(12, new Random(1)), 0.9))
                .withMessage("intervals of level 0.9 need at least 9 images, got 8");
        assertThatIllegalArgumentException().isThrownBy(() -> IntervalFit.of(List.of(), 0.9));
    }
}
