package io.github.qptv2.metric;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

import io.github.qptv2.metric.PooledAgreement.SplitScores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PooledAgreementTest {

    private static SplitScores split(int from, int to, double noise, long seed) {
        var random = new Random(seed);
        double[] mos = IntStream.range(from, to).mapToDouble(i -> i).toArray();
        double[] predicted = IntStream.range(from, to)
                .mapToDouble(i -> i + noise * random.nextGaussian())
                .toArray();
        var names = IntStream.range(from, to).mapToObj(i -> "image-" + i).toList();
        return new SplitScores(PairedScores.of(predicted, mos), names, names);
    }

    @Test
    void oneSplitHasTheIntervalOfItsReport() {
        var split = split(0, 40, 5, 1);
        var bootstrap = new Bootstrap(200, 3);
        var pooled = PooledAgreement.of(List.of(split), LogisticFit.Family.FOUR, bootstrap);
        var report = AgreementReport.of(split.paired(), LogisticFit.Family.FOUR, bootstrap);
        assertThat(pooled.mean(Agreement::srcc)).isEqualTo(report.srcc());
        assertThat(pooled.median(agreement -> agreement.fit().plcc())).isEqualTo(report.fittedPlcc());
    }

    @Test
    void meanAndMedianAreOverTheSplits() {
        var splits = List.of(split(0, 20, 0, 1), split(10, 30, 8, 2), split(20, 40, 2, 3));
        var pooled = PooledAgreement.of(splits, LogisticFit.Family.FOUR, null);
        double[] srcc = splits.stream()
                .mapToDouble(each ->
                        Srcc.of(each.paired().predictions(), each.paired().mos()))
                .sorted()
                .toArray();
        assertThat(pooled.median(Agreement::srcc)).isEqualTo(new Estimate(srcc[1], null));
        assertThat(pooled.mean(Agreement::srcc).value()).isCloseTo((srcc[0] + srcc[1] + srcc[2]) / 3, within(1e-12));
    }

    @Test
    void repeatedTestsOfTheSameImagesDoNotNarrowTheInterval() {
        // four predictors with equal errors on the same images carry the information of one
        var split = split(0, 60, 12, 4);
        var bootstrap = new Bootstrap(400, 3);
        var one = PooledAgreement.of(List.of(split), LogisticFit.Family.FOUR, bootstrap);
        var four = PooledAgreement.of(List.of(split, split, split, split), LogisticFit.Family.FOUR, bootstrap);
        assertThat(four.mean(Agreement::srcc).interval())
                .isEqualTo(one.mean(Agreement::srcc).interval());
    }

    @Test
    void aDifferenceIsPaired() {
        var better = List.of(split(0, 60, 6, 1), split(30, 90, 6, 2));
        var worse = List.of(split(0, 60, 30, 3), split(30, 90, 30, 4));
        var bootstrap = new Bootstrap(300, 3);
        var one = PooledAgreement.of(better, LogisticFit.Family.FOUR, bootstrap);
        var other = PooledAgreement.of(worse, LogisticFit.Family.FOUR, bootstrap);
        var difference = one.difference(other, Agreement::srcc);
        assertThat(difference.value())
                .isCloseTo(
                        one.mean(Agreement::srcc).value()
                                - other.mean(Agreement::srcc).value(),
                        within(1e-12));
        assertThat(Objects.requireNonNull(difference.interval()).low()).isPositive();
        assertThat(one.difference(one, Agreement::srcc)).isEqualTo(new Estimate(0, new Interval(0, 0)));
        var single = PooledAgreement.of(better.subList(0, 1), LogisticFit.Family.FOUR, bootstrap);
        assertThatThrownBy(() -> one.difference(single, Agreement::srcc))
                .hasMessage("a difference needs the same items and samples, got [60, 60] and [60] items");
    }

    @Test
    void namesAndScoresMustBeEquallyMany() {
        assertThatThrownBy(() -> new SplitScores(
                        PairedScores.of(new double[] {1, 2}, new double[] {1, 2}), List.of("a"), List.of("a", "b")))
                .hasMessage("names, contents and scores must be equally many, got 1, 2 and 2");
    }
}
