package io.github.qptv2.ablation;

import java.util.List;
import java.util.stream.DoubleStream;

import io.github.qptv2.benchmark.BenchmarkCell;
import io.github.qptv2.metric.Bootstrap;
import io.github.qptv2.metric.Interval;
import io.github.qptv2.metric.SplitSpread;

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
        var srcc = new SplitSpread(DoubleStream.of(scores.srcc()).boxed().toList());
        return new AblationRow(
                cell,
                method,
                share,
                scores.items().size(),
                srcc.values(),
                srcc.mean(),
                srcc.deviation(),
                bootstrap.resample(scores.contents()).interval(0.95, scores::meanSrcc),
                results.stream().mapToDouble(BenchmarkCell::seconds).average().orElse(0));
    }
}
