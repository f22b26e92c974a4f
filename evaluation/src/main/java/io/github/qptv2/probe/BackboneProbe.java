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
 * Judges features by how well regressions on them predict MOS.
 *
 * @param splits at least one; figures are means over them
 * @param excluded names of items that are left out of a second set of figures
 */
public record BackboneProbe(
        FeatureTable features, List<ProbeSplit> splits, Set<String> excluded, MetricConfig metricConfig) {

    /** Copies. */
    public BackboneProbe {
        splits = List.copyOf(splits);
        excluded = Set.copyOf(excluded);
    }

    /**
     * How many labels are used.
     *
     * @param count of the training items, drawn at random, or 0 for all
     * @param draws of them, at least 1; figures are means over them
     * @param seed of the draws; a larger count of the same seed includes the smaller one's items
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
         * The items of each draw.
         *
         * @throws IllegalArgumentException if the split has fewer items to train on
         */
        public List<List<LabeledItem>> of(ProbeSplit split) {
            var items = split.train();
            if (count > items.size()) {
                throw new IllegalArgumentException("%s has %d items to train on, fewer than %d labels"
                        .formatted(split.label(), items.size(), count));
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
     * What regressions came to.
     *
     * @param labels each was fitted to; the mean over fits, rounded
     * @param fits over which figures are means
     * @param ridge of the regressions, the median where several were chosen
     * @param tested items of the first split
     * @param all of all items
     * @param less without the excluded ones; the same as {@code all} where none were
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
     * Fits a regression to each draw of each split.
     *
     * @throws IllegalArgumentException if a split has fewer training items than labels are wanted, or too few to
     *     cross-validate
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

    /** Judges what is kept by the items of the first split. */
    public Result judge(SavedFit saved) {
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

    /** Agreement on the items that are not left out; intervals draw whole contents. */
    private AgreementReport report(List<LabeledItem> items, double[] predicted, Set<String> without) {
        int[] places = IntStream.range(0, predicted.length)
                .filter(i -> !without.contains(items.get(i).name()))
                .toArray();
        var kept = Arrays.stream(places).mapToObj(items::get).toList();
        double[] scores = Arrays.stream(places).mapToDouble(i -> predicted[i]).toArray();
        var judgements = PairedScores.of(scores, FeatureTable.mos(kept))
                .withGroups(kept.stream().map(LabeledItem::content).toList());
        return AgreementReport.of(judgements, null, metricConfig.family(), metricConfig.bootstrap());
    }
}
