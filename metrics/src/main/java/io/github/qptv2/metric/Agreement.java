package io.github.qptv2.metric;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Agreement of predictions with MOS. No measure is NaN: the correlation with a constant is 0.
 *
 * <pre>{@code
 * Agreement agreement = Agreement.of(PairedScores.of(predicted, mos), LogisticFit.Family.FOUR);
 * }</pre>
 *
 * @param n number of items
 * @param srcc Spearman's rank correlation
 * @param plcc Pearson's correlation of the raw predictions
 * @param krcc Kendall's tau-b
 * @param rmse of the raw predictions; meaningful only if they are on the MOS scale
 * @param fit the logistic curve with the PLCC and RMSE of the fitted predictions
 * @param outlierRatio of the fitted predictions, by {@link OutlierRatio#of}; empty where the dataset has no deviations
 * @param meanOutlierRatio of the fitted predictions, by {@link OutlierRatio#ofMean}, as ITU-T P.1401 defines it; empty
 *     where the numbers of ratings are unknown
 */
public record Agreement(
        int n,
        double srcc,
        double plcc,
        double krcc,
        double rmse,
        LogisticFit fit,
        OptionalDouble outlierRatio,
        OptionalDouble meanOutlierRatio) {

    /** Computes all measures; the curve is fitted to the same items. */
    public static Agreement of(PairedScores paired, LogisticFit.Family family) {
        return of(paired, LogisticFit.of(family, paired.predictions(), paired.mos()));
    }

    static Agreement of(PairedScores paired, LogisticFit fit) {
        double[] predicted = paired.predictions(), mos = paired.mos();
        Optional<Double> outliers = paired.deviations()
                .map(deviations -> OutlierRatio.of(fit.curve().at(predicted), mos, deviations));
        Optional<Double> meanOutliers = paired.halfWidths()
                .map(limits -> OutlierRatio.beyond(fit.curve().at(predicted), mos, limits));
        return new Agreement(
                paired.size(),
                Srcc.of(predicted, mos),
                Plcc.of(predicted, mos),
                Krcc.of(predicted, mos),
                Rmse.of(predicted, mos),
                fit,
                outliers.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                meanOutliers.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
    }
}
