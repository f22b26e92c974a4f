package io.github.qptv2.ablation;

import java.util.List;
import java.util.stream.DoubleStream;

import io.github.qptv2.benchmark.BenchmarkCell;
import io.github.qptv2.metric.Bootstrap;
import io.github.qptv2.metric.Interval;

/**
 * A cell with one method and one share of the labels.
 *
 * @param items that are tested
 * @param srcc of each run
 * @param mean over the runs
 * @param deviation standard deviation over the runs; 0 for one run
 * @param interval of the mean, over images
 * @param seconds of probing or fine-tuning, mean over the runs
 */
public record AblationRow(
        String cell,
        String method,
        double share,
        int items,
        List<Double> srcc,
        double mean,
        double deviation,
        Interval interval,
        double seconds) {

    /** Copies. */
    public AblationRow {
        srcc = List.copyOf(srcc);
    }

    static AblationRow of(
            String cell,
            String method,
            double share,
            List<BenchmarkCell> results,
            RunScores scores,
            Bootstrap bootstrap) {
        double[] srcc = scores.srcc();
        return new AblationRow(
                cell,
                method,
                share,
                scores.items().size(),
                DoubleStream.of(srcc).boxed().toList(),
                DoubleStream.of(srcc).average().orElseThrow(),
                deviation(srcc),
                bootstrap.resample(scores.contents()).interval(0.95, scores::meanSrcc),
                results.stream().mapToDouble(BenchmarkCell::seconds).average().orElse(0));
    }

    private static double deviation(double[] values) {
        double mean = DoubleStream.of(values).average().orElseThrow();
        double squares = DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    }
}
