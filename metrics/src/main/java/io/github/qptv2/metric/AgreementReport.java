package io.github.qptv2.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

/**
 * Agreement of all items with intervals, and of each group.
 *
 * <pre>{@code
 * var report = AgreementReport.of(judged, LogisticFit.Family.FOUR, new Bootstrap(1000, 1));
 * }</pre>
 *
 * @param replicates agreement on resampled items; empty without a bootstrap
 * @param groups by name, without intervals; groups of fewer than two items are left out
 */
public record AgreementReport(
        LogisticFit.Family family, Agreement all, List<Agreement> replicates, Map<String, Agreement> groups) {

    /** Measures everything; {@code bootstrap} is null for no intervals. */
    public static AgreementReport of(PairedScores paired, LogisticFit.Family family, @Nullable Bootstrap bootstrap) {
        return of(paired, paired, family, bootstrap);
    }

    /**
     * As {@link #of(PairedScores, LogisticFit.Family, Bootstrap)}, where the groups that are drawn as wholes are not
     * those that have figures of their own.
     *
     * @param paired with the groups to be drawn: contents
     * @param grouped the same items with the groups to be told: distortions; null for none
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

    /** Pearson's correlation of the predictions as they are. */
    public Estimate plcc() {
        return estimate(Agreement::plcc);
    }

    /** Kendall's tau-b. */
    public Estimate krcc() {
        return estimate(Agreement::krcc);
    }

    /** Root mean square error of the predictions as they are. */
    public Estimate rmse() {
        return estimate(Agreement::rmse);
    }

    /** Pearson's correlation after the curve, which is fitted anew to every replicate. */
    public Estimate plccAfterCurve() {
        return estimate(agreement -> agreement.fit().plcc());
    }

    /** Root mean square error after the curve, which is fitted anew to every replicate. */
    public Estimate rmseAfterCurve() {
        return estimate(agreement -> agreement.fit().rmse());
    }

    /** Share of outliers after the curve; empty where the set tells no deviations. */
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
