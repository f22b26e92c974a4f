package io.github.qptv2.scoring;

import java.util.Arrays;
import java.util.List;

import io.github.qptv2.scoring.bundle.ConformalInterval;
import io.github.qptv2.scoring.bundle.Domain;
import io.github.qptv2.scoring.bundle.DomainCheck;
import io.github.qptv2.scoring.bundle.FeatureSpace;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.TestModels;
import io.github.qptv2.scoring.bundle.Uncertainty;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Intervals and the domain come from the same pass as the score. */
class UncertainScoreTest {

    /** Intervals of a half width of 0.5 around features of an image; the discriminant is the first feature. */
    private static ModelBundle bundle(float[] features) throws Exception {
        var raw = ModelBundle.read(TestModels.micro());
        int D = features.length;
        var factor = new float[D];
        Arrays.fill(factor, 10);
        var first = new float[D];
        first[0] = 1;
        var space = new FeatureSpace(features, factor, first, new float[] {1}, 1);
        var interval = new ConformalInterval(0.9, 1, List.of(3.0), List.of(0.5), 1);
        var uncertainty = new Uncertainty(space, interval, new DomainCheck(first, new float[] {-1, 0, 0.5f}, 0.3), "");
        return new ModelBundle(
                        raw.description().withCalibration(TestModels.calibration()), raw.architecture(), raw.weights())
                .with(uncertainty);
    }

    private static ImageFeatures features(long seed) throws Exception {
        var bundle = ModelBundle.read(TestModels.micro());
        try (var extractor = FeatureExtractor.of(bundle, ScorerOptions.DEFAULT)) {
            return extractor
                    .features(List.of(extractor.prepare(TestModels.image(150, 90, seed))))
                    .get(0);
        }
    }

    @Test
    void featuresHaveTheRawOutputOfTheScore() throws Exception {
        try (var scorer = Scorer.load(TestModels.micro())) {
            var images =
                    List.of(scorer.prepare(TestModels.image(150, 90, 1)), scorer.prepare(TestModels.image(150, 90, 2)));
            var scores = scorer.scoreInputs(images);
            var features = List.of(features(1), features(2));
            for (int i = 0; i < images.size(); i++) {
                assertThat(features.get(i).raw()).isCloseTo(scores.get(i).raw(), within(1e-6));
            }
            assertThat(features.get(0).statistics())
                    .isNotEqualTo(features.get(1).statistics());
            assertThat(scores.get(0).interval()).isEmpty(); // a model without intervals
            assertThat(scores.get(0).domain()).isEmpty();
        }
    }

    @Test
    void theReferenceImageHasTheNarrowestIntervalAndIsAPhotograph() throws Exception {
        var bundle = bundle(features(1).statistics());
        try (var scorer = Scorer.of(bundle, ScorerOptions.DEFAULT)) {
            var score = scorer.score(TestModels.image(150, 90, 1));
            var interval = score.interval().orElseThrow();
            assertThat(interval.halfWidth()).isCloseTo(0.5, within(1e-3));
            assertThat(interval.low()).isCloseTo(score.mos().orElseThrow() - 0.5, within(1e-3));
            assertThat(score.domain().orElseThrow().kind()).isEqualTo(Domain.Kind.PHOTO);
            assertThat(score.domain().orElseThrow().pValue())
                    .isGreaterThanOrEqualTo(0.5); // features agree to 1e-6 or so

            var other = scorer.score(TestModels.image(150, 90, 2));
            assertThat(other.interval().orElseThrow().halfWidth()).isGreaterThan(0.5);
        }
    }

    @Test
    void otherCropsHaveNoIntervals() throws Exception {
        var bundle = bundle(features(1).statistics());
        var fewer = ScorerOptions.DEFAULT.withMaxCrops(1);
        try (var scorer = Scorer.of(bundle, fewer)) {
            var score = scorer.score(TestModels.image(150, 90, 1));
            assertThat(score.interval()).isEmpty();
            assertThat(score.domain()).isEmpty();
        }
    }

    @Test
    void aSpaceOfAnotherNetworkIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bundle(new float[5]))
                .withMessage(
                        "intervals of this network must have 186 inputs and images as its input, got 5 and 1 frames");
    }
}
