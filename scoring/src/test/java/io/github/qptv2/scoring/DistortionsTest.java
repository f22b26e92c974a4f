package io.github.qptv2.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.qptv2.scoring.DistortionEstimate.Strength;
import io.github.qptv2.scoring.bundle.DistortionHead;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.TestHeads;
import io.github.qptv2.scoring.bundle.TestModels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class DistortionsTest {

    private static final int INPUTS = DistortionHead.inputs(32);

    @Test
    void causesReachTheThresholdAndAreOrderedByLevelAndProbability() {
        var found = new Distortions(
                List.of(
                        new DistortionEstimate("blur", 0.6, 3), // 2.3
                        new DistortionEstimate("noise", 0.9, 1.5), // 1.4
                        new DistortionEstimate("banding", 0.59, 5),
                        new DistortionEstimate("low-contrast", 1, 4.5), // 4.5
                        new DistortionEstimate("compression", 0.8, 1)), // 0.9
                0.6);
        assertThat(found.causes())
                .extracting(DistortionEstimate::distortion)
                .containsExactly("low-contrast", "blur", "noise");
        assertThat(found.text())
                .isEqualTo("severe low contrast 4.5 (100 %), strong blur 3.0 (60 %), slight noise 1.5 (90 %)");
        assertThat(new Distortions(found.all(), 0.999).causes()).hasSize(1);
        assertThat(new Distortions(List.of(), 0.6).text()).isEqualTo("nothing found");
    }

    @Test
    void theWordsOfALevelHaveTheirBoundsAtEachThirdOfTheScale() {
        assertThat(List.of(1.74, 1.75, 2.99, 3.0, 4.24, 4.25))
                .extracting(level -> new DistortionEstimate("blur", 1, level).strength())
                .containsExactly(
                        Strength.SLIGHT,
                        Strength.MODERATE,
                        Strength.MODERATE,
                        Strength.STRONG,
                        Strength.STRONG,
                        Strength.SEVERE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DistortionEstimate("blur", 1.1, 1))
                .withMessage("blur must have a probability in [0, 1] and a level in [0, 5], got 1.1 and 1.0");
    }

    @Test
    void theHeadTakesNoPassOfItsOwnAndLeavesTheScoreAlone() throws Exception {
        var bare = ModelBundle.read(TestModels.micro());
        var image = TestModels.image(192, 64, 1); // three crops
        var options = ScorerOptions.DEFAULT.withBatch(1);
        try (var without = Scorer.of(bare, options);
                var with = Scorer.of(bare.with(TestHeads.ofFirst(INPUTS, 0.5)), options)) {
            assertThat(without.isExplainable()).isFalse();
            assertThat(with.isExplainable()).isTrue();
            var plain = new ArrayList<Score>();
            var explained = new ArrayList<Score>();
            int plainPasses = passes(without, without.prepare(image), plain);
            int explainedPasses = passes(with, with.prepare(image), explained);
            assertThat(plainPasses).isEqualTo(3);
            assertThat(explainedPasses).isEqualTo(3);
            assertThat(plain.get(0).distortions()).isEmpty();
            assertThat(explained.get(0).raw()).isEqualTo(plain.get(0).raw(), within(1e-5));
            assertThat(explained.get(0).distortions()).isPresent();
        }
    }

    /** The token is asked once before each pass. */
    private static int passes(Scorer scorer, ModelInput input, List<Score> scores) {
        var passes = new AtomicInteger();
        scorer.scoreInputs(List.of(input), CancellationToken.when(() -> passes.incrementAndGet() < 0), scores::add);
        return passes.get();
    }

    @Test
    void anImageHasTheEstimatesOfTheMeanStatisticsOfItsCropsInAnyCompany() throws Exception {
        var bundle = ModelBundle.read(TestModels.micro()).with(TestHeads.ofFirst(INPUTS, 0.5));
        var image = TestModels.image(128, 64, 2);
        var other = TestModels.image(64, 64, 3);
        try (var scorer = Scorer.of(bundle, ScorerOptions.DEFAULT);
                var embedder = Embedder.of(bundle, ScorerOptions.DEFAULT)) {
            float[] statistics =
                    embedder.statistics(List.of(embedder.prepare(image))).get(0);
            assertThat(statistics).hasSize(INPUTS);
            double expected =
                    bundle.distortionHead().orElseThrow().of(statistics).probabilities()[0];
            for (var score : List.of(
                    scorer.score(image), scorer.score(List.of(other, image)).get(1))) {
                assertThat(score.distortions().orElseThrow().all().get(0).probability())
                        .isCloseTo(expected, within(1e-5));
            }
        }
    }
}
