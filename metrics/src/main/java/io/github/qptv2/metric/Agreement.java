package io.github.qptv2.metric;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All measures of how well predictions agree with opinions. None is NaN: correlations with a constant are 0.
 *
 * <pre>{@code
 * Agreement agreement = Agreement.of(PairedScores.of(predicted, opinions), LogisticFit.Family.FOUR);
 * }</pre>
 *
 * @param n items judged
 * @param plcc of the predictions as they are
 * @param krcc tau-b
 * @param rmse of the predictions as they are; tells nothing if they are on another scale
 * @param fit the curve, with the correlation and error after it
 * @param outlierRatio after the curve, by {@link OutlierRatio#of}; empty where the set tells no deviations
 */
public record Agreement(
        int n, double srcc, double plcc, double krcc, double rmse, LogisticFit fit, OptionalDouble outlierRatio) {

    /** Measures everything, with the family's curve fitted to the same items. */
    public static Agreement of(PairedScores paired, LogisticFit.Family family) {
        return of(paired, LogisticFit.of(family, paired.predictions(), paired.mos()));
    }

    static Agreement of(PairedScores paired, LogisticFit fit) {
        double[] predicted = paired.predictions(), mos = paired.mos();
        Optional<Double> outliers = paired.deviations()
                .map(deviations -> OutlierRatio.of(fit.curve().at(predicted), mos, deviations));
        return new Agreement(
                paired.size(),
                Srcc.of(predicted, mos),
                Plcc.of(predicted, mos),
                Krcc.of(predicted, mos),
                Rmse.of(predicted, mos),
                fit,
                outliers.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
    }
}
