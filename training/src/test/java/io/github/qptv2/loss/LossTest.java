package io.github.qptv2.loss;

import java.util.function.Function;
import java.util.stream.Stream;

import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class LossTest {

    /** Losses are of order 1 in 32 bits. */
    private static final float ROUNDING = 1e-5f;

    private static final float[] PREDICTED = {0.3f, -1.2f, 2.1f, 0.7f, 1.6f};
    private static final float[] MOS = {1, 2, 3, 4, 5};

    static Stream<QualityLoss> losses() {
        return Stream.of(
                new MeanSquaredError(),
                new SmoothL1(1),
                new SmoothL1(2.5),
                new PlccLoss(),
                new RankLoss(),
                FastVqaLoss.PUBLISHED,
                new NormInNorm());
    }

    private static float value(QualityLoss loss, float[] predicted, float[] mos) {
        try (var scope = Scope.open()) {
            return loss.of(Tensor.of(predicted, predicted.length), Tensor.of(mos, mos.length))
                    .item();
        }
    }

    private static float[] gradient(Function<Tensor, Tensor> loss, float[] at, long... shape) {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(at, shape).requiresGrad();
            loss.apply(x).backward();
            return x.gradient().orElseThrow().toFloatArray();
        }
    }

    private static void assertFiniteDifferences(Function<Tensor, Tensor> loss, float[] at, long... shape) {
        float[] gradient = gradient(loss, at, shape);
        float step = 5e-3f;
        for (int i = 0; i < at.length; i++) {
            float[] up = at.clone(), down = at.clone();
            up[i] += step;
            down[i] -= step;
            float difference;
            try (var scope = Scope.open()) {
                difference = (loss.apply(Tensor.of(up, shape)).item()
                                - loss.apply(Tensor.of(down, shape)).item())
                        / (2 * step);
            }
            // 32-bit losses of order 1 differenced over 1e-2: about 1e-4 of noise, and as much curvature
            assertThat(gradient[i]).as("gradient %d", i).isCloseTo(difference, within(1e-3f));
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientsEqualFiniteDifferences(QualityLoss loss) {
        assertFiniteDifferences(p -> loss.of(p, Tensor.of(MOS, 5)), PREDICTED, 5);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void perfectPredictionsHaveALossOfZero(QualityLoss loss) {
        assertThat(value(loss, MOS, MOS)).isCloseTo(0, within(ROUNDING));
        assertThat(value(loss, new float[] {5, 4, 3, 2, 1}, MOS)).isGreaterThan(0.3f);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void degenerateBatchesHaveFiniteLossesAndGradients(QualityLoss loss) {
        float[][][] batches = {
            {{2}, {3}}, {{2, 2, 2}, {1, 2, 3}}, {{1, 2, 3}, {4, 4, 4}}, {{0, 0}, {0, 0}}, {{1e4f, -1e4f}, {1, 5}}
        };
        for (float[][] batch : batches) {
            assertThat(value(loss, batch[0], batch[1])).isFinite();
            long n = batch[0].length;
            for (float slope : gradient(p -> loss.of(p, Tensor.of(batch[1], n)), batch[0], n)) {
                assertThat(slope).isFinite();
            }
        }
    }

    @Test
    void meanSquaredErrorAndSmoothL1AreAsByHand() {
        float[] p = {1, 4}, y = {1.5f, 1};
        assertThat(value(new MeanSquaredError(), p, y)).isCloseTo((0.25f + 9) / 2, within(ROUNDING));
        assertThat(value(new SmoothL1(1), p, y)).isCloseTo((0.125f + 2.5f) / 2, within(ROUNDING));
        assertThat(value(new SmoothL1(2), p, y)).isCloseTo((0.0625f + 2) / 2, within(ROUNDING));
    }

    @Test
    void thePlccLossIsInvariantToScaleAndDependsOnTheSign() {
        // deviations -1, 0, 1 and -1, 1, 0: rho = 1/2
        float[] p = {1, 2, 3}, y = {10, 30, 20};
        assertThat(value(new PlccLoss(), p, y)).isCloseTo(0.25f, within(ROUNDING));
        assertThat(value(new PlccLoss(), new float[] {-300, -200, -100}, y)).isCloseTo(0.25f, within(ROUNDING));
        assertThat(value(new PlccLoss(), new float[] {3, 2, 1}, new float[] {1, 2, 3}))
                .isCloseTo(1, within(ROUNDING));
        assertThat(value(new PlccLoss(), new float[] {3, 3}, new float[] {1, 2}))
                .isEqualTo(0.5f);
    }

    @Test
    void theRankLossIsTheDifferenceOfPairsInTheWrongOrder() {
        // only 2 and 3 are swapped, by 1: counted from both sides, 2 / (3 * 2) / (1 + 1)
        assertThat(value(new RankLoss(), new float[] {1, 3, 2}, new float[] {1, 2, 3}))
                .isCloseTo(1 / 6f, within(ROUNDING));
        assertThat(value(new RankLoss(), new float[] {1, 3, 2}, new float[] {1, 2, 2}))
                .isZero();
    }

    @Test
    void theFastVqaLossIsTheSumOfItsThreeTerms() {
        // rho = 1/2; 2 and 3 are swapped by 1, which ranks at 1/6
        float expected = (0.25f + 0.75f / 4) / 2 + 0.3f / 6;
        assertThat(value(FastVqaLoss.PUBLISHED, new float[] {1, 3, 2}, new float[] {1, 2, 3}))
                .isCloseTo(expected, within(ROUNDING));
    }

    @Test
    void normInNormIsAsByHand() {
        // normalized (-1, 0, 1) and (-1, 1, 0), each over sqrt(2): distances 0, 1, 1
        float expected = (float) (2 / Math.sqrt(2) / (2 * Math.sqrt(3)));
        assertThat(value(new NormInNorm(), new float[] {1, 2, 3}, new float[] {10, 30, 20}))
                .isCloseTo(expected, within(ROUNDING));
    }

    @Test
    void movingAllVotesByOneGradeOfFourCostsAQuarter() {
        try (var scope = Scope.open()) {
            Tensor p = Tensor.of(new float[] {0, 1, 0, 0, 0, 0, 0, 1}, 2, 4);
            Tensor votes = Tensor.of(new float[] {0, 0, 1, 0, 0, 0, 0, 1}, 2, 4);
            assertThat(SquaredEmd.of(p, votes).item()).isCloseTo(0.25f / 2, within(ROUNDING));
            assertThat(SquaredEmd.of(votes, votes).item()).isZero();
            assertThatThrownBy(() -> SquaredEmd.of(p, p.reshape(4, 2)))
                    .hasMessage("predictions and votes must both be (B, K), got [2, 4] and [4, 2]");
        }
        float[] votes = {0.1f, 0.2f, 0.3f, 0.4f, 0.25f, 0.25f, 0.25f, 0.25f};
        assertFiniteDifferences(
                p -> SquaredEmd.of(p, Tensor.of(votes, 2, 4)),
                new float[] {0.4f, 0.1f, 0.2f, 0.3f, 0.7f, 0.1f, 0.1f, 0.1f},
                2,
                4);
    }

    @Test
    void pairsAreComparedWithinTheirSet() {
        int[] sets = {7, 7, 3, 3, 5};
        float[] y = {1, 2, 100, 50, 0}, p = {0, 1, 0.5f, -2, 9};
        var loss = new PerSet(new RankLoss());
        try (var scope = Scope.open()) {
            assertThat(loss.of(Tensor.of(p, 5), Tensor.of(y, 5), sets).item()).isZero();
            float[] swapped = {1, 0, 0.5f, -2, 9};
            // one set of two has its pair swapped by 1: 2 / 2 / (1 + 1), averaged with a set that has none
            assertThat(loss.of(Tensor.of(swapped, 5), Tensor.of(y, 5), sets).item())
                    .isCloseTo(0.25f, within(ROUNDING));
            assertThat(new PerSet(new MeanSquaredError())
                            .of(Tensor.of(p, 5), Tensor.of(y, 5), sets)
                            .item())
                    .isCloseTo(value(new MeanSquaredError(), p, y), within(ROUNDING * 5000));
            assertThatThrownBy(() -> loss.of(Tensor.of(p, 5), Tensor.of(y, 5), new int[] {1}))
                    .hasMessage("sets must be as many as items, got 1 and 5");
        }
        assertFiniteDifferences(x -> new PerSet(new PlccLoss()).of(x, Tensor.of(MOS, 5), sets), PREDICTED, 5);
        assertThat(gradient(x -> loss.of(x, Tensor.of(new float[] {1}, 1), new int[] {2}), new float[] {3}, 1))
                .containsExactly(0);
    }

    @Test
    void shapesAndWeightsAreChecked() {
        try (var scope = Scope.open()) {
            Tensor two = Tensor.of(new float[] {1, 2}, 2), column = two.reshape(2, 1);
            assertThatThrownBy(() -> new PlccLoss().of(two, column))
                    .hasMessage("predictions and MOS must both be (B), got [2] and [2, 1]");
        }
        assertThatThrownBy(() -> new SmoothL1(0)).hasMessage("beta must be above 0, got 0.0");
        assertThatThrownBy(() -> new FastVqaLoss(-1))
                .hasMessage("weight of the rank loss must be at least 0, got -1.0");
    }

    private static float weighted(QualityLoss loss, float[] predicted, float[] mos, float... weights) {
        try (var scope = Scope.open()) {
            int B = predicted.length;
            return loss.of(Tensor.of(predicted, B), Tensor.of(mos, B), Tensor.of(weights, B))
                    .item();
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void equalWeightsGiveTheSameLoss(QualityLoss loss) {
        float plain = value(loss, PREDICTED, MOS);
        for (float weight : new float[] {1, 0.25f}) {
            float[] equal = {weight, weight, weight, weight, weight};
            assertThat(weighted(loss, PREDICTED, MOS, equal)).isCloseTo(plain, within(ROUNDING));
        }
    }

    static Stream<QualityLoss> meansOverItems() {
        return losses().filter(loss -> !(loss instanceof RankLoss) && !(loss instanceof FastVqaLoss));
    }

    @ParameterizedTest
    @MethodSource("meansOverItems")
    void anItemOfTwiceTheWeightCountsAsTwoItems(QualityLoss loss) {
        float twice = value(loss, new float[] {0.3f, -1.2f, -1.2f, 2.1f}, new float[] {1, 2, 2, 3});
        assertThat(weighted(loss, new float[] {0.3f, -1.2f, 2.1f}, new float[] {1, 2, 3}, 1, 2, 1))
                .isCloseTo(twice, within(ROUNDING));
    }

    @Test
    void theWeightOfAPairIsTheProductOfItsWeights() {
        // pairs (0, 1), (0, 2) and (1, 2) weigh 2 x 3, 2 x 1 and 3 x 1; the second is wrong by 1, the third by 2, each
        // in both orders
        float[] predicted = {1, 2, 0}, mos = {1, 2, 3};
        assertThat(weighted(new RankLoss(), predicted, mos, 2, 3, 1))
                .isCloseTo((2f * 1 + 3f * 2) / (6 + 2 + 3) / 3, within(ROUNDING));
    }

    @Test
    void theWeightOfASetIsTheSumOfItsWeights() {
        // the first set is off by 1 with the weights 1 and 1, the second by 2 with the weights 0.5 and 0.25
        try (var scope = Scope.open()) {
            Tensor loss = new PerSet(new MeanSquaredError())
                    .of(
                            Tensor.of(new float[] {1, 1, 2, 2}, 4),
                            Tensor.of(new float[] {0, 0, 0, 0}, 4),
                            new int[] {7, 7, 8, 8},
                            new double[] {1, 1, 0.5, 0.25});
            assertThat(loss.item()).isCloseTo((1 * 2 + 4 * 0.75f) / 2.75f, within(ROUNDING));
        }
    }
}
