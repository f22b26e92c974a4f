package io.github.qptv2.metric;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The mean over several reports of one method: over folds, or over draws of training items. Its interval is that of the
 * mean: replicate i of the mean is the mean of the reports' replicates i. Reports on the same items with the same
 * {@link Bootstrap} draw the same items in it, so the interval of a mean over draws of training items is of the test
 * items' choice alone.
 *
 * @param reports at least one, all with as many replicates
 */
public record MeanAgreement(List<AgreementReport> reports) {

    /** Copies and checks. */
    public MeanAgreement {
        reports = List.copyOf(reports);
        if (reports.isEmpty()) {
            throw new IllegalArgumentException("a mean is over at least one report, got none");
        }
        long counts = reports.stream()
                .mapToInt(report -> report.replicates().size())
                .distinct()
                .count();
        if (counts > 1) {
            throw new IllegalArgumentException("reports must have as many replicates each, got "
                    + reports.stream().map(report -> report.replicates().size()).toList());
        }
    }

    /** Spearman's rank correlation. */
    public Estimate srcc() {
        return mean(Agreement::srcc);
    }

    /** Pearson's correlation of the predictions as they are. */
    public Estimate plcc() {
        return mean(Agreement::plcc);
    }

    /** Pearson's correlation after the curve. */
    public Estimate plccAfterCurve() {
        return mean(agreement -> agreement.fit().plcc());
    }

    /** Root mean square error of the predictions as they are. */
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
