package io.github.qptv2.benchmark;

import java.util.List;

import io.github.qptv2.metric.Agreement;
import io.github.qptv2.metric.Estimate;
import io.github.qptv2.metric.Interval;
import io.github.qptv2.metric.PooledAgreement;
import org.jspecify.annotations.Nullable;

/**
 * A method with one training and one test, over its splits.
 *
 * @param test title of the test part
 * @param entries for each split, in order
 * @param agreement over the splits
 */
public record BenchmarkRow(
        String method, String training, String test, List<Entry> entries, PooledAgreement agreement) {

    /** Copies. */
    public BenchmarkRow {
        entries = List.copyOf(entries);
    }

    /** The result on one split. */
    public record Entry(BenchmarkCell cell, BenchmarkCell.Test test, Agreement agreement) {

        /** Number of test items without a prediction. */
        int unscored() {
            return test.part().names().size() - agreement.n();
        }
    }

    /**
     * A measure over the splits.
     *
     * @param median with its interval over images
     * @param medianOverSplits interval between order statistics; null for fewer than six splits
     * @param mean with its interval over images
     * @param meanOverSplits t interval; null for a single split
     * @param deviation sample standard deviation over the splits
     */
    public record Summary(
            Estimate median,
            @Nullable Interval medianOverSplits,
            Estimate mean,
            @Nullable Interval meanOverSplits,
            double deviation) {}

    /** The summary of a measure. */
    public Summary summary(Measure measure) {
        var spread = agreement.spread(measure::of);
        double ratio = entries.stream()
                .mapToDouble(entry -> entry.cell().split().testRatio())
                .average()
                .orElse(0);
        return new Summary(
                agreement.median(measure::of),
                spread.medianInterval().orElse(null),
                agreement.mean(measure::of),
                spread.meanInterval(ratio).orElse(null),
                spread.deviation());
    }

    /** Share of the training labels. */
    double share() {
        return entries.get(0).cell().split().share();
    }

    /** Mean number of labels of a training. */
    double labels() {
        return entries.stream()
                .mapToInt(entry -> entry.cell().split().labels())
                .average()
                .orElse(0);
    }
}
