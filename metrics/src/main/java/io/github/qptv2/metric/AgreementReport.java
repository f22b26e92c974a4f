package io.github.qptv2.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

/**
 * Agreement over all items with bootstrap intervals, and per group.
 *
 * <pre>{@code
 * var report = AgreementReport.of(paired, LogisticFit.Family.FOUR, new Bootstrap(1000, 1));
 * }</pre>
 *
 * @param replicates agreement on each bootstrap sample; empty without a bootstrap
 * @param groups agreement by group name, without intervals; groups of fewer than two items are omitted
 */
public record AgreementReport(
        LogisticFit.Family family, Agreement all, List<Agreement> replicates, Map<String, Agreement> groups) {

    /** Computes all measures; {@code bootstrap} is null for no intervals. */
    public static AgreementReport of(PairedScores paired, LogisticFit.Family family, @Nullable Bootstrap bootstrap) {
        return of(paired, paired, family, bootstrap);
    }

    /**
     * As {@link #of(PairedScores, LogisticFit.Family, Bootstrap)}, with different groups for resampling and reporting.
     *
     * @param paired with the groups to resample: source contents
     * @param grouped the same items with the groups to report: distortion types; null for none
     */
    public static AgreementReport of(
            PairedScores paired,
            @Nullable PairedScores grouped,
            LogisticFit.Family family,
            @Nullable Bootstrap bootstrap) {
        Agreement all = Agreement.of(paired, family);
        List<Agreement> replicates = bootstrap == null ? List.of() : bootstrap.resampled(paired, family, all.fit());
        var groups = new LinkedHashMap<String, Agreement>();
        if (grouped != null) {
            grouped.byGroup().forEach((name, part) -> groups.put(name, Agreement.of(part, family)));
        }
        return new AgreementReport(family, all, replicates, groups);
    }

    /** Spearman's rank correlation. */
    public Estimate srcc() {
        return estimate(Agreement::srcc);
    }

    /** Pearson's correlation of the raw predictions. */
    public Estimate plcc() {
        return estimate(Agreement::plcc);
    }

    /** Kendall's tau-b. */
    public Estimate krcc() {
        return estimate(Agreement::krcc);
    }

    /** Root mean squared error of the raw predictions. */
    public Estimate rmse() {
        return estimate(Agreement::rmse);
    }

    /** Logistic-fitted PLCC; the curve is refitted to every replicate. */
    public Estimate fittedPlcc() {
        return estimate(agreement -> agreement.fit().plcc());
    }

    /** RMSE of the logistic-fitted predictions; the curve is refitted to every replicate. */
    public Estimate fittedRmse() {
        return estimate(agreement -> agreement.fit().rmse());
    }

    /**
     * Share of logistic-fitted predictions outside the confidence interval of the MOS (ITU-T P.1401); empty where the
     * numbers of ratings are unknown.
     */
    public Optional<Estimate> meanOutlierRatio() {
        return all.meanOutlierRatio().isPresent()
                ? Optional.of(estimate(agreement -> agreement.meanOutlierRatio().orElseThrow()))
                : Optional.empty();
    }

    /** Share of outliers among the logistic-fitted predictions; empty where the dataset has no deviations. */
    public Optional<Estimate> outlierRatio() {
        return all.outlierRatio().isPresent()
                ? Optional.of(estimate(agreement -> agreement.outlierRatio().orElseThrow()))
                : Optional.empty();
    }

    private Estimate estimate(ToDoubleFunction<Agreement> measure) {
        return new Estimate(
                measure.applyAsDouble(all), replicates.isEmpty() ? null : Bootstrap.interval(replicates, measure));
    }
}
