package io.github.qptv2.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.evaluate.Evaluation.MetricConfig;
import io.github.qptv2.metric.AgreementReport;
import io.github.qptv2.metric.MeanAgreement;
import io.github.qptv2.metric.PairedScores;

/**
 * Evaluates features by regressions from them to MOS.
 *
 * @param splits at least one; metrics are means over them
 * @param excluded names of items to exclude from a second set of metrics
 */
public record BackboneProbe(
        FeatureTable features, List<ProbeSplit> splits, Set<String> excluded, MetricConfig metricConfig) {

    /** Copies. */
    public BackboneProbe {
        splits = List.copyOf(splits);
        excluded = Set.copyOf(excluded);
    }

    /**
     * Number of training labels.
     *
     * @param count number of randomly drawn training items, or 0 for all
     * @param draws number of random subsets, at least 1; metrics are means over them
     * @param seed of the draws; with the same seed, a larger subset contains the smaller one
     */
    public record LabelBudget(int count, int draws, long seed) {

        /** Checks the ranges. */
        public LabelBudget {
            if (count < 0 || draws < 1) {
                throw new IllegalArgumentException(
                        "labels must be at least 0 and draws at least 1, got %d and %d".formatted(count, draws));
            }
        }

        /**
         * The items of each subset.
         *
         * @throws IllegalArgumentException if the split has fewer training items
         */
        public List<List<LabeledItem>> of(ProbeSplit split) {
            var items = split.train();
            if (count > items.size()) {
                throw new IllegalArgumentException("labels must be at most the training items of %s, got %d of %d"
                        .formatted(split.label(), count, items.size()));
            }
            if (count == 0 || count == items.size()) {
                return List.of(items);
            }
            return IntStream.range(0, draws)
                    .mapToObj(draw -> {
                        var order = new ArrayList<>(items);
                        Collections.shuffle(order, new Random(seed + draw));
                        return List.copyOf(order.subList(0, count));
                    })
                    .toList();
        }
    }

    /**
     * Result of the regressions.
     *
     * @param labels number of labels per fit, rounded mean over fits
     * @param fits number of fits over which metrics are averaged
     * @param ridge median over fits
     * @param tested number of test items of the first split
     * @param all agreement over all items
     * @param less agreement without excluded items; equals {@code all} where none are excluded
     */
    public record Result(
            int labels,
            int fits,
            RegressionSettings.Kind kind,
            double ridge,
            int tested,
            MeanAgreement all,
            MeanAgreement less) {}

    /**
     * Fits a regression to each subset of each split.
     *
     * @throws IllegalArgumentException if a split has fewer training items than the budget, or too few for
     *     cross-validation
     */
    public Result fit(LabelBudget budget, RegressionSettings settings) {
        var all = new ArrayList<AgreementReport>();
        var less = new ArrayList<AgreementReport>();
        var ridges = new ArrayList<Double>();
        int labels = 0;
        for (ProbeSplit split : splits) {
            var tested = features.of(split.tested());
            for (var items : budget.of(split)) {
                var fit = KernelRidge.fit(features.fitted(items), features.labels(items), settings, false);
                double[] predicted = fit.predict(tested);
                labels += items.size();
                ridges.add(fit.dual().ridge());
                all.add(report(split.tested(), predicted, Set.of()));
                if (!excluded.isEmpty()) {
                    less.add(report(split.tested(), predicted, excluded));
                }
            }
        }
        Collections.sort(ridges);
        var mean = new MeanAgreement(all);
        return new Result(
                Math.round((float) labels / all.size()),
                all.size(),
                settings.kind(),
                ridges.get(ridges.size() / 2),
                splits.get(0).tested().size(),
                mean,
                less.isEmpty() ? mean : new MeanAgreement(less));
    }

    /**
     * Predictions of a regression fitted to the training items of a split, for its evaluated items.
     *
     * @throws IllegalArgumentException for too few training items for cross-validation
     */
    public static double[] predictions(FeatureTable features, ProbeSplit split, RegressionSettings settings) {
        var fit = KernelRidge.fit(features.fitted(split.train()), features.labels(split.train()), settings, false);
        return fit.predict(features.of(split.tested()));
    }

    /** Evaluates a saved fit on the items of the first split. */
    public Result evaluate(SavedFit saved) {
        var tested = splits.get(0).tested();
        double[] predicted = saved.predict(features, tested);
        var all = new MeanAgreement(List.of(report(tested, predicted, Set.of())));
        var less = excluded.isEmpty() ? all : new MeanAgreement(List.of(report(tested, predicted, excluded)));
        return new Result(
                saved.labels(),
                1,
                saved.settings().kind(),
                saved.settings().ridge().orElseThrow(),
                tested.size(),
                all,
                less);
    }

    /** Agreement over the items that are not excluded; the bootstrap draws contents. */
    private AgreementReport report(List<LabeledItem> items, double[] predicted, Set<String> without) {
        int[] indices = IntStream.range(0, predicted.length)
                .filter(i -> !without.contains(items.get(i).name()))
                .toArray();
        var kept = Arrays.stream(indices).mapToObj(items::get).toList();
        double[] scores = Arrays.stream(indices).mapToDouble(i -> predicted[i]).toArray();
        var paired = PairedScores.of(scores, FeatureTable.mos(kept))
                .withGroups(kept.stream().map(LabeledItem::content).toList());
        return AgreementReport.of(paired, null, metricConfig.family(), metricConfig.bootstrap());
    }
}
