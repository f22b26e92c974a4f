package io.github.qptv2.metric;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Percentile bootstrap (Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13): the measures are
 * recomputed on items drawn with replacement. Grouped items are drawn as whole groups ({@link Resampling}).
 *
 * @param replicates number of bootstrap samples, at least 2; 1000 is customary
 * @param seed determines the samples, on any number of cores
 */
public record Bootstrap(int replicates, long seed) {

    /** Checks the range. */
    public Bootstrap {
        if (replicates < 2) {
            throw new IllegalArgumentException("replicates must be at least 2, got " + replicates);
        }
    }

    /**
     * Samples of items.
     *
     * @param groups the group of each item, at least one; items of one group are drawn together
     */
    public Resampling resample(List<String> groups) {
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("a bootstrap needs at least 1 item, got none");
        }
        return new Resampling(Resampling.indicesByKey(groups), replicates, seed);
    }

    /** Samples of pairs; the pairs of a single group are drawn one by one. */
    Resampling resample(PairedScores paired) {
        List<int[]> members = paired.members();
        return new Resampling(
                members.size() > 1
                        ? members
                        : IntStream.range(0, paired.size())
                                .mapToObj(i -> new int[] {i})
                                .toList(),
                replicates,
                seed);
    }

    /**
     * Agreement on each bootstrap sample.
     *
     * @param fit the curve of all items, from which the fits of the replicates start
     */
    List<Agreement> resampled(PairedScores paired, LogisticFit.Family family, LogisticFit fit) {
        return resample(paired)
                .samples()
                .map(paired::select)
                .map(sample -> Agreement.of(sample, fit.refit(family, sample.predictions(), sample.mos())))
                .toList();
    }

    /** The 95 % interval of one measure. */
    static Interval interval(List<Agreement> replicates, ToDoubleFunction<Agreement> measure) {
        return Interval.ofSorted(
                replicates.stream().mapToDouble(measure).sorted().toArray());
    }
}
