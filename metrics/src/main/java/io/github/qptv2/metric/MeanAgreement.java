package io.github.qptv2.metric;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Mean agreement over several reports of one method, for example over folds or over random subsets of training items.
 * Replicate i of the mean is the mean of the reports' replicates i, which gives the interval of the mean. Reports on
 * the same items with the same {@link Bootstrap} use the same samples, so the interval of a mean over training subsets
 * reflects the sampling of test items alone.
 *
 * @param reports at least one, all with the same number of replicates
 */
public record MeanAgreement(List<AgreementReport> reports) {

    /** Copies and checks. */
    public MeanAgreement {
        reports = List.copyOf(reports);
        if (reports.isEmpty()) {
            throw new IllegalArgumentException("a mean needs at least one report, got none");
        }
        long counts = reports.stream()
                .mapToInt(report -> report.replicates().size())
                .distinct()
                .count();
        if (counts > 1) {
            throw new IllegalArgumentException("reports must have the same number of replicates, got "
                    + reports.stream().map(report -> report.replicates().size()).toList());
        }
    }

    /** Spearman's rank correlation. */
    public Estimate srcc() {
        return mean(Agreement::srcc);
    }

    /** Pearson's correlation of the raw predictions. */
    public Estimate plcc() {
        return mean(Agreement::plcc);
    }

    /** Logistic-fitted PLCC. */
    public Estimate fittedPlcc() {
        return mean(agreement -> agreement.fit().plcc());
    }

    /** Root mean squared error of the raw predictions. */
    public Estimate rmse() {
        return mean(Agreement::rmse);
    }

    /** The lowest and the highest SRCC of the reports. */
    public Interval srccRange() {
        double[] values =
                reports.stream().mapToDouble(report -> report.all().srcc()).toArray();
        return new Interval(
                java.util.Arrays.stream(values).min().orElseThrow(),
                java.util.Arrays.stream(values).max().orElseThrow());
    }

    private Estimate mean(ToDoubleFunction<Agreement> measure) {
        double value = mean(measure, AgreementReport::all);
        int replicates = reports.get(0).replicates().size();
        if (replicates == 0) {
            return new Estimate(value, null);
        }
        double[] sorted = IntStream.range(0, replicates)
                .mapToDouble(i -> mean(measure, report -> report.replicates().get(i)))
                .sorted()
                .toArray();
        return new Estimate(value, Interval.ofSorted(sorted));
    }

    private double mean(ToDoubleFunction<Agreement> measure, Function<AgreementReport, Agreement> agreement) {
        return reports.stream()
                .mapToDouble(report -> measure.applyAsDouble(agreement.apply(report)))
                .average()
                .orElseThrow();
    }
}
