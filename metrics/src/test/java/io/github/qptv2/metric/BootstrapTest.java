package io.github.qptv2.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class BootstrapTest {

    private static final int ITEMS = 200;

    @Test
    void percentilesAreInterpolatedBetweenNeighbors() {
        double[] ascending = IntStream.rangeClosed(0, 100).asDoubleStream().toArray();
        assertThat(Interval.ofSorted(ascending)).isEqualTo(new Interval(2.5, 97.5));
        assertThat(Interval.ofSorted(new double[] {4})).isEqualTo(new Interval(4, 4));
        assertThatThrownBy(() -> new Interval(2, 1)).hasMessage("low must be at most high, got 2.0 and 1.0");
    }

    @Test
    void theIntervalHasTheWidthOfNormalTheory() {
        PairedScores paired = noisy(1);
        Estimate srcc = report(paired, 200, 1).srcc();
        Interval interval = Objects.requireNonNull(srcc.interval());
        double theory = 2 * 1.96 * Math.sqrt(1.06 / (ITEMS - 3)) * (1 - srcc.value() * srcc.value());
        // 200 replicates estimate a percentile to about 15 %; ranks differ from normal theory by as much again
        assertThat(interval.high() - interval.low()).isCloseTo(theory, within(0.3 * theory));
        assertThat(srcc.value()).isBetween(interval.low(), interval.high());
    }

    @Test
    void theSeedDeterminesTheInterval() {
        PairedScores paired = noisy(1);
        assertThat(report(paired, 20, 7).srcc()).isEqualTo(report(paired, 20, 7).srcc());
        assertThat(report(paired, 20, 7).srcc())
                .isNotEqualTo(report(paired, 20, 8).srcc());
    }

    @Test
    void itemsOfAGroupAreDrawnTogether() {
        PairedScores alone = noisy(10);
        List<String> names =
                IntStream.range(0, ITEMS).mapToObj(i -> "scene " + i / 10).toList();
        double single = width(report(alone, 100, 3).plcc());
        double grouped = width(report(alone.withGroups(names), 100, 3).plcc());
        // ten equal images per scene: 20 independent images instead of 200, so sqrt(10) = 3.2 times as wide
        assertThat(grouped / single).isBetween(2.2, 4.5);
    }

    @Test
    void theItemsOfASingleGroupAreDrawnOneByOne() {
        var names = IntStream.range(0, ITEMS).mapToObj(i -> "blur").toList();
        PairedScores alone = noisy(1);

        assertThat(report(alone.withGroups(names), 100, 3).rmse())
                .isEqualTo(report(alone, 100, 3).rmse());
    }

    @Test
    void withoutReplicatesThereIsNoInterval() {
        var report = AgreementReport.of(noisy(1), LogisticFit.Family.FOUR, null);
        assertThat(report.srcc().interval()).isNull();
        assertThat(report.replicates()).isEmpty();
        assertThatThrownBy(() -> new Bootstrap(1, 0)).hasMessage("replicates must be at least 2, got 1");
    }

    @Test
    void everySampleHasAtLeastTwoItems() {
        var paired =
                PairedScores.of(new double[] {1, 2, 3}, new double[] {1, 2, 4}).withGroups(List.of("a", "a", "b"));
        assertThat(report(paired, 30, 1).replicates()).hasSize(30).allMatch(sample -> sample.n() >= 2);
    }

    @Test
    void aStatisticOfASingleItemHasAnIntervalOfWidthZero() {
        var interval = new Bootstrap(10, 1).resample(List.of("only")).interval(0.9, indices -> 3.0 * indices.length);
        assertThat(interval).isEqualTo(new Interval(3, 3));
        assertThatThrownBy(() -> new Bootstrap(10, 1).resample(List.of()))
                .hasMessage("a bootstrap needs at least 1 item, got none");
    }

    /**
     * Contents a (items 0 and 2) and b (items 1 and 3): each sample holds pairs, so even indices are even in number.
     */
    @Test
    void namedGroupsAreDrawnTogether() {
        var samples = new Bootstrap(500, 1).resample(List.of("a", "b", "a", "b"));
        assertThat(samples.interval(0.95, indices -> {
                    assertThat(indices).hasSize(4);
                    return IntStream.of(indices).filter(i -> i % 2 == 0).count() % 2;
                }))
                .isEqualTo(new Interval(0, 0));
        // a mean of indices: 1 for two draws of a, 2 for two draws of b
        assertThat(samples.interval(
                        0.95, indices -> IntStream.of(indices).average().orElseThrow()))
                .isEqualTo(new Interval(1, 2));
    }

    @Test
    void everyMeasureIsReportedWithItsInterval() {
        var report = report(noisy(1).withDeviations(spread(0.05)), 50, 1);
        var all = report.all();
        assertThat(report.plcc().value()).isEqualTo(all.plcc());
        assertThat(report.krcc().value()).isEqualTo(all.krcc());
        assertThat(report.rmse().value()).isEqualTo(all.rmse());
        assertThat(report.fittedPlcc().value()).isEqualTo(all.fit().plcc());
        assertThat(report.fittedRmse().value()).isEqualTo(all.fit().rmse());
        double outliers = report.outlierRatio().orElseThrow().value();
        assertThat(outliers).isEqualTo(all.outlierRatio().orElseThrow()).isBetween(0.3, 0.9);
        List.of(report.plcc(), report.krcc(), report.rmse(), report.fittedPlcc(), report.fittedRmse())
                .forEach(estimate -> assertThat(width(estimate)).isPositive());
        assertThat(width(report.outlierRatio().orElseThrow())).isPositive();
        assertThat(report(noisy(1), 3, 1).outlierRatio()).isEmpty();
        assertThat(report.meanOutlierRatio()).isEmpty();
    }

    @Test
    void theOutlierRatioOfTheMeanIsReportedWhereTheNumbersOfRatingsAreKnown() {
        double[] deviations = spread(0.05);
        int[] ratings =
                IntStream.range(0, deviations.length).map(i -> 2 + i % 20).toArray();
        var paired = noisy(1).withDeviations(deviations).withRatings(ratings);
        var report = report(paired, 50, 1);
        double[] fitted = report.all().fit().curve().at(paired.predictions());
        assertThat(report.meanOutlierRatio().orElseThrow().value())
                .isEqualTo(OutlierRatio.ofMean(fitted, paired.mos(), deviations, ratings));
        assertThat(width(report.meanOutlierRatio().orElseThrow())).isPositive();
        assertThatThrownBy(() -> noisy(1).withRatings(ratings))
                .hasMessage("rating counts need the deviations of the ratings");
    }

    @Test
    void agreementIsReportedPerGroupOfTwoItemsOrMore() {
        var paired = PairedScores.of(new double[] {1, 2, 3, 4, 9}, new double[] {1, 2, 4, 3, 9})
                .withGroups(List.of("blur", "blur", "noise", "noise", "alone"));
        var groups = AgreementReport.of(paired, LogisticFit.Family.FOUR, null).groups();
        assertThat(groups.keySet()).containsExactly("blur", "noise");
        assertThat(Objects.requireNonNull(groups.get("blur")).srcc()).isCloseTo(1, within(1e-12));
        Agreement noise = Objects.requireNonNull(groups.get("noise"));
        assertThat(noise.srcc()).isCloseTo(-1, within(1e-12));
        assertThat(noise.n()).isEqualTo(2);
        assertThatThrownBy(() -> paired.withGroups(List.of("a")))
                .hasMessage("group names and MOS must have the same length, got 1 and 5");
    }

    @Test
    void arraysAreCopiedOnTheWayInAndOut() {
        double[] predicted = {1, 2}, mos = {3, 4}, deviations = {1, 1};
        var paired = PairedScores.of(predicted, mos).withDeviations(deviations);
        predicted[0] = mos[0] = deviations[0] = 99;
        paired.predictions()[1] = paired.mos()[1] = paired.deviations().orElseThrow()[1] = 99;
        assertThat(paired.predictions()).containsExactly(1, 2);
        assertThat(paired.mos()).containsExactly(3, 4);
        assertThat(paired.deviations().orElseThrow()).containsExactly(1, 1);
        assertThat(paired.withGroups(List.of("a", "b")).deviations()).isPresent();
        assertThatThrownBy(() -> paired.withDeviations(new double[] {-1, 1})).hasMessageContaining("at least 0");
    }

    private static AgreementReport report(PairedScores paired, int replicates, long seed) {
        return AgreementReport.of(paired, LogisticFit.Family.FOUR, new Bootstrap(replicates, seed));
    }

    private static double width(Estimate estimate) {
        Interval interval = Objects.requireNonNull(estimate.interval());
        return interval.high() - interval.low();
    }

    private static double[] spread(double sd) {
        return IntStream.range(0, ITEMS).mapToDouble(i -> sd).toArray();
    }

    /** Noisy predictions, each item repeated {@code copies} times. */
    private static PairedScores noisy(int copies) {
        var random = new SplittableRandom(1);
        var predicted = new ArrayList<Double>();
        var mos = new ArrayList<Double>();
        while (predicted.size() < ITEMS) {
            double truth = random.nextDouble(), guess = truth + 0.5 * random.nextDouble();
            for (int i = 0; i < copies; i++) {
                predicted.add(guess);
                mos.add(truth);
            }
        }
        return PairedScores.of(
                predicted.stream().mapToDouble(Double::doubleValue).toArray(),
                mos.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
