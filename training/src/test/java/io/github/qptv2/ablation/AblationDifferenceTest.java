package io.github.qptv2.ablation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.github.qptv2.ablation.AblationConfig.Comparison;
import io.github.qptv2.metric.Bootstrap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AblationDifferenceTest {

    private static final int N = 40;
    private static final double[] MOS =
            IntStream.range(0, N).mapToDouble(i -> i).toArray();

    /** Runs for the items from {@code first} on. */
    private static RunScores runs(int first, double[]... predictions) {
        var items = IntStream.range(first, N).mapToObj(i -> "i" + i).toList();
        return new RunScores(items, items, Arrays.copyOfRange(MOS, first, N), List.of(predictions));
    }

    private static double[] noisy(double noise, long seed, int first) {
        var random = new Random(seed);
        return IntStream.range(0, N)
                .mapToDouble(i -> i + noise * random.nextGaussian())
                .skip(first)
                .toArray();
    }

    private static AblationDifference between(RunScores cell, RunScores against) {
        return AblationDifference.of(new Comparison("a", "b"), "probe", 1, cell, against, new Bootstrap(200, 1));
    }

    @Test
    void aPerfectAndAReversedCellDifferByTwo() {
        double[] reversed = IntStream.range(0, N).mapToDouble(i -> -i).toArray();
        var difference = between(runs(0, MOS, MOS), runs(0, reversed, reversed));
        assertThat(difference.mean()).isEqualTo(2);
        assertThat(difference.byRun()).containsExactly(2.0, 2.0);
        assertThat(difference.interval().low()).isCloseTo(2, within(1e-12));
        assertThat(difference.result()).isEqualTo("higher");
    }

    @Test
    void equalCellsHaveNoDifference() {
        double[] some = noisy(10, 1, 0);
        var difference = between(runs(0, some), runs(0, some));
        assertThat(difference.mean()).isZero();
        assertThat(difference.interval().high()).isZero();
        assertThat(difference.result()).isEqualTo("no difference shown");
    }

    /** The interval alone would show it; the seeds do not agree. */
    @Test
    void aDifferenceWhoseSignTheSeedsDoNotShareIsNotShown() {
        var difference = between(runs(0, MOS, noisy(8, 2, 0)), runs(0, noisy(30, 3, 0), noisy(4, 4, 0)));
        assertThat(difference.byRun().get(0)).isPositive();
        assertThat(difference.byRun().get(1)).isNegative();
        assertThat(difference.interval().low()).isPositive();
        assertThat(difference.result()).isEqualTo("no difference shown");
    }

    @Test
    void onlyItemsOfBothCellsAreCompared() {
        var cell = runs(0, MOS);
        var against = runs(10, noisy(5, 5, 10));
        assertThat(cell.with(against).items()).hasSize(N - 10).first().isEqualTo("i10");
        assertThat(between(cell, against).mean()).isEqualTo(1 - against.srcc()[0]);
    }
}
