package io.github.qptv2.evaluate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.metric.AgreementReport;
import io.github.qptv2.metric.Bootstrap;
import io.github.qptv2.metric.LogisticFit;
import org.jspecify.annotations.Nullable;

/**
 * How well a model agrees with the opinions of a set, for each split.
 *
 * @param model what the model is called here
 * @param results in the splits' order; of each split first all items, then, where items were to be left out, the others
 */
public record Evaluation(String model, DatasetCopy copy, List<Result> results, List<UnscoredItem> unscored) {

    /**
     * One split's agreement.
     *
     * @param part of the split
     * @param excluded items of the part that were left out on demand
     * @param report groups are distortions
     */
    public record Result(
            String split, String part, int excluded, AgreementReport report, List<Prediction> predictions) {

        /** Split, part and whether items were left out, in words. */
        public String title() {
            return (split.equals(part) ? "all items" : split + " " + part) + less();
        }

        /** What is said of items that were left out; empty if none were. */
        String less() {
            return excluded > 0 ? String.format(Locale.ROOT, ", less %,d excluded", excluded) : "";
        }
    }

    /**
     * How figures are made.
     *
     * @param bootstrap null for no intervals
     */
    public record MetricConfig(LogisticFit.Family family, @Nullable Bootstrap bootstrap) {

        /**
         * Agreement of predictions: intervals draw whole contents, groups are distortions.
         *
         * @throws IllegalArgumentException if there are fewer than two
         */
        public AgreementReport report(Predictions predictions) {
            var paired = predictions.judgements();
            var grouped = predictions.distortions().map(paired::withGroups);
            return AgreementReport.of(paired, grouped.orElse(null), family, bootstrap);
        }
    }

    /** Copies. */
    public Evaluation {
        results = List.copyOf(results);
        unscored = List.copyOf(unscored);
    }

    /** What is judged, of which set, and by what manner. */
    public record EvaluationSet(
            DatasetCopy copy, List<SplitItems> selections, Set<String> exclude, MetricConfig metricConfig) {

        /**
         * Finds what can be found before anything is predicted.
         *
         * @throws IllegalArgumentException naming the split that leaves fewer than two images to judge by
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

        /** Every item of any split once, in the set's order: what has to be predicted. */
        public List<LabeledItem> items() {
            Set<String> names = new HashSet<>();
            selections.forEach(selection -> selection.items().forEach(item -> names.add(item.name())));
            return copy.set().usable().stream()
                    .filter(item -> names.contains(item.name()))
                    .toList();
        }
    }

    /**
     * Judges predictions of {@link EvaluationSet#items}.
     *
     * @throws IllegalArgumentException naming the split that has fewer than two predictions
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

    /** The results with all items, or those without the ones left out. */
    public List<Result> results(boolean less) {
        return results.stream()
                .filter(result -> (result.excluded() > 0) == less)
                .toList();
    }

    /** Spearman's correlation with all items, the median over the splits. */
    public double medianSrcc() {
        return median(results(false), report -> report.srcc().value());
    }

    /** Pearson's correlation after the curve with all items, the median over the splits. */
    public double medianFittedPlcc() {
        return median(results(false), report -> report.fittedPlcc().value());
    }

    /** Median over the splits; of an even number the mean of the middle two. */
    public static double median(List<Result> results, ToDoubleFunction<AgreementReport> measure) {
        double[] sorted = results.stream()
                .mapToDouble(result -> measure.applyAsDouble(result.report()))
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
