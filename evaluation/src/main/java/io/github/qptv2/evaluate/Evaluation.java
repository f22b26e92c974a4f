package io.github.qptv2.evaluate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.io.Quantiles;
import io.github.qptv2.metric.AgreementReport;
import io.github.qptv2.metric.Bootstrap;
import io.github.qptv2.metric.LogisticFit;
import org.jspecify.annotations.Nullable;

/**
 * Agreement of a model with the MOS of a dataset, for each split.
 *
 * @param model name of the model
 * @param results in the order of the splits; for each split first over all items, then without excluded items
 */
public record Evaluation(String model, DatasetCopy copy, List<Result> results, List<UnscoredItem> unscored) {

    /**
     * Agreement on one split.
     *
     * @param part of the split
     * @param excluded number of excluded items
     * @param report agreement; groups are distortion types
     */
    public record Result(
            String split, String part, int excluded, AgreementReport report, List<Prediction> predictions) {

        /** Split, part and number of excluded items as text. */
        public String title() {
            return (split.equals(part) ? "all items" : split + " " + part) + less();
        }

        /** Suffix with the number of excluded items; empty for none. */
        String less() {
            return excluded > 0 ? String.format(Locale.ROOT, ", without %,d excluded", excluded) : "";
        }
    }

    /**
     * Configuration of the metrics.
     *
     * @param bootstrap null for no intervals
     */
    public record MetricConfig(LogisticFit.Family family, @Nullable Bootstrap bootstrap) {

        /**
         * Agreement of predictions; the bootstrap draws contents, and groups are distortion types.
         *
         * @throws IllegalArgumentException for fewer than two predictions
         */
        public AgreementReport report(Predictions predictions) {
            var paired = predictions.paired();
            var grouped = predictions.distortions().map(paired::withGroups);
            return AgreementReport.of(paired, grouped.orElse(null), family, bootstrap);
        }
    }

    /** Copies. */
    public Evaluation {
        results = List.copyOf(results);
        unscored = List.copyOf(unscored);
    }

    /** Items of a dataset to evaluate, with excluded items and the metrics. */
    public record EvaluationSet(
            DatasetCopy copy, List<SplitItems> selections, Set<String> exclude, MetricConfig metricConfig) {

        /**
         * Checks the selections before the prediction.
         *
         * @throws IllegalArgumentException with the split that has fewer than two images after exclusion
         */
        public void requireEnough() {
            for (SplitItems selection : selections) {
                long left = selection.items().stream()
                        .filter(item -> !exclude.contains(item.name()))
                        .count();
                int all = selection.items().size();
                if (left < 2) {
                    throw new IllegalArgumentException("%s, %s %s: agreement needs at least 2 images, got %d%s"
                            .formatted(
                                    copy.label(),
                                    selection.split(),
                                    selection.part(),
                                    left,
                                    left < all ? " of %d after --exclude".formatted(all) : ""));
                }
            }
        }

        /** All items to predict, each once, in the order of the dataset. */
        public List<LabeledItem> items() {
            Set<String> names = new HashSet<>();
            selections.forEach(selection -> selection.items().forEach(item -> names.add(item.name())));
            return copy.set().usable().stream()
                    .filter(item -> names.contains(item.name()))
                    .toList();
        }
    }

    /**
     * Evaluates predictions of {@link EvaluationSet#items}.
     *
     * @throws IllegalArgumentException with the split that has fewer than two predictions
     */
    public static Evaluation of(String model, EvaluationSet evaluationSet, Predictions predictions) {
        var results = new ArrayList<Result>();
        for (SplitItems selection : evaluationSet.selections()) {
            Set<String> names = new HashSet<>();
            selection.items().forEach(item -> names.add(item.name()));
            results.add(result(evaluationSet, selection, predictions.of(names), 0));
            int before = names.size();
            names.removeAll(evaluationSet.exclude());
            if (names.size() < before) {
                results.add(result(evaluationSet, selection, predictions.of(names), before - names.size()));
            }
        }
        return new Evaluation(model, evaluationSet.copy(), results, predictions.unscored());
    }

    private static Result result(EvaluationSet evaluationSet, SplitItems selection, Predictions chosen, int excluded) {
        if (chosen.scored().size() < 2) {
            throw new IllegalArgumentException("%s, %s %s: agreement needs at least 2 scored images, got %d"
                    .formatted(
                            evaluationSet.copy().label(),
                            selection.split(),
                            selection.part(),
                            chosen.scored().size()));
        }
        var report = evaluationSet.metricConfig().report(chosen);
        return new Result(selection.split(), selection.part(), excluded, report, chosen.scored());
    }

    /** The results over all items, or those without excluded items. */
    public List<Result> results(boolean less) {
        return results.stream()
                .filter(result -> (result.excluded() > 0) == less)
                .toList();
    }

    /** SRCC over all items, median over the splits. */
    public double medianSrcc() {
        return median(results(false), report -> report.srcc().value());
    }

    /** Logistic-fitted PLCC over all items, median over the splits. */
    public double medianFittedPlcc() {
        return median(results(false), report -> report.fittedPlcc().value());
    }

    /** Median over the splits; for an even number the mean of the middle two. */
    public static double median(List<Result> results, ToDoubleFunction<AgreementReport> measure) {
        return Quantiles.median(results.stream()
                .mapToDouble(result -> measure.applyAsDouble(result.report()))
                .toArray());
    }
}
