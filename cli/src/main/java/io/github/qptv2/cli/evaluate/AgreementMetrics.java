package io.github.qptv2.cli.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.metric.Agreement;
import io.github.qptv2.metric.AgreementReport;
import io.github.qptv2.metric.Estimate;
import io.github.qptv2.metric.LogisticFit.Family;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of an evaluation by their published names, in output order.
 *
 * @param n number of items
 * @param measures metrics over all items, with their confidence intervals
 * @param groups the same metrics for each group; empty if the items have no groups
 */
public record AgreementMetrics(int n, Map<String, Estimate> measures, List<Group> groups) {

    /** The metrics of one group, named as those of all items. */
    record Group(String name, int n, Map<String, Double> values) {}

    public static AgreementMetrics of(AgreementReport report) {
        String suffix = report.family() == Family.FOUR ? "_logistic4" : "_logistic5";
        var measures = new LinkedHashMap<String, Estimate>();
        measures.put("srcc", report.srcc());
        measures.put("plcc", report.plcc());
        measures.put("plcc" + suffix, report.fittedPlcc());
        measures.put("krcc", report.krcc());
        measures.put("rmse", report.rmse());
        measures.put("rmse" + suffix, report.fittedRmse());
        report.outlierRatio().ifPresent(ratio -> measures.put("outlier_ratio", ratio));
        report.meanOutlierRatio().ifPresent(ratio -> measures.put("outlier_ratio_p1401", ratio));
        var groups = new ArrayList<Group>();
        report.groups().forEach((name, part) -> groups.add(new Group(name, part.n(), values(part, suffix))));
        return new AgreementMetrics(report.all().n(), measures, groups);
    }

    private static Map<String, Double> values(Agreement part, String suffix) {
        var values = new LinkedHashMap<String, Double>();
        values.put("srcc", part.srcc());
        values.put("plcc", part.plcc());
        values.put("plcc" + suffix, part.fit().plcc());
        values.put("krcc", part.krcc());
        values.put("rmse", part.rmse());
        values.put("rmse" + suffix, part.fit().rmse());
        part.outlierRatio().ifPresent(ratio -> values.put("outlier_ratio", ratio));
        part.meanOutlierRatio().ifPresent(ratio -> values.put("outlier_ratio_p1401", ratio));
        return values;
    }

    /**
     * The value of a metric.
     *
     * @throws IllegalArgumentException if there is no metric of this name
     */
    double value(String name) {
        Estimate estimate = measures.get(name);
        if (estimate == null) {
            throw new IllegalArgumentException("measures are " + measures.keySet() + ", got " + name);
        }
        return estimate.value();
    }

    /** Lower end of the confidence interval; null without bootstrap. */
    static @Nullable Double low(Estimate estimate) {
        return estimate.interval() == null
                ? null
                : Double.valueOf(estimate.interval().low());
    }

    /** Upper end of the confidence interval; null without bootstrap. */
    static @Nullable Double high(Estimate estimate) {
        return estimate.interval() == null
                ? null
                : Double.valueOf(estimate.interval().high());
    }
}
