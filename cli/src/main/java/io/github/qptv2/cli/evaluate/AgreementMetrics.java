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
 * The figures of an evaluation by their published names, in the order in which they are written.
 *
 * @param measures with intervals, of all items
 * @param groups values of the same measures by group; empty if the file names none
 */
public record AgreementMetrics(int n, Map<String, Estimate> measures, List<Group> groups) {

    /** One group's values under the names of all items' measures. */
    record Group(String name, int n, Map<String, Double> values) {}

    public static AgreementMetrics of(AgreementReport report) {
        String curve = report.family() == Family.FOUR ? "_logistic4" : "_logistic5";
        var measures = new LinkedHashMap<String, Estimate>();
        measures.put("srcc", report.srcc());
        measures.put("plcc", report.plcc());
        measures.put("plcc" + curve, report.fittedPlcc());
        measures.put("krcc", report.krcc());
        measures.put("rmse", report.rmse());
        measures.put("rmse" + curve, report.fittedRmse());
        report.outlierRatio().ifPresent(ratio -> measures.put("outlier_ratio", ratio));
        var groups = new ArrayList<Group>();
        report.groups().forEach((name, part) -> groups.add(new Group(name, part.n(), values(part, curve))));
        return new AgreementMetrics(report.all().n(), measures, groups);
    }

    private static Map<String, Double> values(Agreement part, String curve) {
        var values = new LinkedHashMap<String, Double>();
        values.put("srcc", part.srcc());
        values.put("plcc", part.plcc());
        values.put("plcc" + curve, part.fit().plcc());
        values.put("krcc", part.krcc());
        values.put("rmse", part.rmse());
        values.put("rmse" + curve, part.fit().rmse());
        part.outlierRatio().ifPresent(ratio -> values.put("outlier_ratio", ratio));
        return values;
    }

    /** The value of a measure. */
    double value(String name) {
        Estimate estimate = measures.get(name);
        if (estimate == null) {
            throw new IllegalArgumentException("measures are " + measures.keySet() + ", got " + name);
        }
        return estimate.value();
    }

    /** The interval's ends, each null where nothing was resampled. */
    static @Nullable Double low(Estimate estimate) {
        return estimate.interval() == null
                ? null
                : Double.valueOf(estimate.interval().low());
    }

    static @Nullable Double high(Estimate estimate) {
        return estimate.interval() == null
                ? null
                : Double.valueOf(estimate.interval().high());
    }
}
