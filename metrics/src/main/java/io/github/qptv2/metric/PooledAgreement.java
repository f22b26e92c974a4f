package io.github.qptv2.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Agreement of a method over several splits of one dataset, with intervals over images: each bootstrap sample draws
 * contents of all splits together, and an image has the same weight in every split that tests it. The intervals reflect
 * the sampling of images; {@link SplitSpread} reflects the choice of the split.
 *
 * <pre>{@code
 * var pooled = PooledAgreement.of(splits, LogisticFit.Family.FOUR, new Bootstrap(1000, 1));
 * Estimate srcc = pooled.median(Agreement::srcc);
 * }</pre>
 *
 * @param splits agreement on each split
 * @param replicates for each bootstrap sample the agreement on the splits of which at least two items are drawn; empty
 *     without a bootstrap
 */
public record PooledAgreement(List<Agreement> splits, List<List<Agreement>> replicates) {

    /** Copies. */
    public PooledAgreement {
        splits = List.copyOf(splits);
        replicates = List.copyOf(replicates);
        if (splits.isEmpty()) {
            throw new IllegalArgumentException("agreement needs at least one split, got none");
        }
    }

    /**
     * Predictions for the test items of one split.
     *
     * @param items name of each item, unique within the dataset
     * @param contents source content of each item
     */
    public record SplitScores(PairedScores paired, List<String> items, List<String> contents) {
        /** Copies and checks. */
        public SplitScores {
            items = List.copyOf(items);
            contents = List.copyOf(contents);
            if (items.size() != paired.size() || contents.size() != paired.size()) {
                throw new IllegalArgumentException("names, contents and scores must be equally many, got %d, %d and %d"
                        .formatted(items.size(), contents.size(), paired.size()));
            }
        }
    }

    /** Computes all measures; {@code bootstrap} is null for no intervals. */
    public static PooledAgreement of(
            List<SplitScores> splits, LogisticFit.Family family, @Nullable Bootstrap bootstrap) {
        List<Agreement> all = splits.stream()
                .map(split -> Agreement.of(split.paired(), family))
                .toList();
        if (bootstrap == null) {
            return new PooledAgreement(all, List.of());
        }
        Map<String, String> contents = new LinkedHashMap<>();
        for (SplitScores split : splits) {
            for (int i = 0; i < split.items().size(); i++) {
                contents.put(split.items().get(i), split.contents().get(i));
            }
        }
        var names = List.copyOf(contents.keySet());
        boolean several = contents.values().stream().distinct().count() > 1;
        var samples = bootstrap.resample(several ? List.copyOf(contents.values()) : names);
        List<int[]> places =
                splits.stream().map(split -> places(names, split.items())).toList();
        return new PooledAgreement(
                all,
                samples.samples()
                        .map(drawn -> replicate(splits, places, all, drawn, family))
                        .toList());
    }

    /** Index within a split of each item of the dataset, -1 for those that it does not test. */
    private static int[] places(List<String> names, List<String> items) {
        Map<String, Integer> known = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            known.put(items.get(i), i);
        }
        return names.stream().mapToInt(name -> known.getOrDefault(name, -1)).toArray();
    }

    private static List<Agreement> replicate(
            List<SplitScores> splits, List<int[]> places, List<Agreement> all, int[] drawn, LogisticFit.Family family) {
        var agreements = new ArrayList<Agreement>();
        for (int i = 0; i < splits.size(); i++) {
            int[] place = places.get(i);
            int[] indices = Arrays.stream(drawn)
                    .map(item -> place[item])
                    .filter(at -> at >= 0)
                    .toArray();
            if (indices.length >= 2) {
                var sample = splits.get(i).paired().select(indices);
                var fit = all.get(i).fit().refit(family, sample.predictions(), sample.mos());
                agreements.add(Agreement.of(sample, fit));
            }
        }
        return agreements;
    }

    /** Mean of a measure over the splits, with its interval over images. */
    public Estimate mean(ToDoubleFunction<Agreement> measure) {
        return estimate(agreements -> spread(agreements, measure).mean());
    }

    /** Median of a measure over the splits, with its interval over images. */
    public Estimate median(ToDoubleFunction<Agreement> measure) {
        return estimate(agreements -> spread(agreements, measure).median());
    }

    /**
     * Mean of a measure over the splits minus that of another method on the same items. The interval is paired: each
     * bootstrap sample evaluates both methods.
     *
     * @param other made with the same bootstrap from the same items in the same order
     * @throws IllegalArgumentException if the splits or samples are not equally many
     */
    public Estimate difference(PooledAgreement other, ToDoubleFunction<Agreement> measure) {
        var sizes = splits.stream().map(Agreement::n).toList();
        var others = other.splits.stream().map(Agreement::n).toList();
        if (!sizes.equals(others) || replicates.size() != other.replicates.size()) {
            throw new IllegalArgumentException(
                    "a difference needs the same items and samples, got %s and %s items".formatted(sizes, others));
        }
        double[] sorted = IntStream.range(0, replicates.size())
                .filter(i -> !replicates.get(i).isEmpty())
                .mapToDouble(i -> spread(replicates.get(i), measure).mean()
                        - spread(other.replicates.get(i), measure).mean())
                .sorted()
                .toArray();
        double value = spread(measure).mean() - other.spread(measure).mean();
        return new Estimate(value, sorted.length < 2 ? null : Interval.ofSorted(sorted));
    }

    /** The measure on each split. */
    public SplitSpread spread(ToDoubleFunction<Agreement> measure) {
        return spread(splits, measure);
    }

    private static SplitSpread spread(List<Agreement> agreements, ToDoubleFunction<Agreement> measure) {
        return new SplitSpread(agreements.stream().map(measure::applyAsDouble).toList());
    }

    private Estimate estimate(ToDoubleFunction<List<Agreement>> statistic) {
        double[] sorted = IntStream.range(0, replicates.size())
                .mapToObj(replicates::get)
                .filter(agreements -> !agreements.isEmpty())
                .mapToDouble(statistic)
                .sorted()
                .toArray();
        return new Estimate(statistic.applyAsDouble(splits), sorted.length < 2 ? null : Interval.ofSorted(sorted));
    }
}
