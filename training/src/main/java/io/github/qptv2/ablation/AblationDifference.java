package io.github.qptv2.ablation;

import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.ablation.AblationConfig.Comparison;
import io.github.qptv2.metric.Bootstrap;
import io.github.qptv2.metric.Interval;

/**
 * SRCC of one cell less that of another, both as the mean over their runs, on the same images.
 *
 * @param mean difference of the means
 * @param interval of it, by the paired bootstrap over images
 * @param byRun difference of each run, both cells with the same seed
 * @param result {@code higher} or {@code lower} if the interval has no 0 and all runs have the sign of the mean, else
 *     {@code no difference shown}
 */
public record AblationDifference(
        String cell,
        String against,
        String method,
        double share,
        double mean,
        Interval interval,
        List<Double> byRun,
        String result) {

    /** Copies. */
    public AblationDifference {
        byRun = List.copyOf(byRun);
    }

    static AblationDifference of(
            Comparison comparison,
            String method,
            double share,
            RunScores cell,
            RunScores against,
            Bootstrap bootstrap) {
        var one = cell.with(against);
        var other = against.with(cell);
        double[] first = one.srcc(), second = other.srcc();
        var byRun = new ArrayList<Double>();
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            byRun.add(first[i] - second[i]);
            sum += byRun.get(i);
        }
        var interval = bootstrap
                .resample(one.contents())
                .interval(0.95, indices -> one.meanSrcc(indices) - other.meanSrcc(indices));
        double mean = sum / first.length;
        return new AblationDifference(
                comparison.cell(),
                comparison.against(),
                method,
                share,
                mean,
                interval,
                byRun,
                result(mean, interval, byRun));
    }

    private static String result(double mean, Interval interval, List<Double> byRun) {
        boolean sameSign = byRun.stream().allMatch(value -> value * mean > 0);
        boolean shown = sameSign && (interval.low() > 0 || interval.high() < 0);
        return !shown ? "no difference shown" : mean > 0 ? "higher" : "lower";
    }
}
