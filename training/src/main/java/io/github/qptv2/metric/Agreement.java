package io.github.qptv2.metric;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All measures of how well predictions agree with opinions. None is NaN: correlations with a constant are 0.
 *
 * <pre>{@code
 * Agreement agreement = Agreement.of(Judgements.of(predicted, opinions), LogisticFit.Family.FOUR);
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
    public static Agreement of(Judgements judged, LogisticFit.Family family) {
        return of(judged, LogisticFit.of(family, judged.predictions(), judged.opinions()));
    }

    static Agreement of(Judgements judged, LogisticFit fit) {
        double[] predicted = judged.predictions(), opinions = judged.opinions();
        Optional<Double> outliers = judged.deviations()
                .map(deviations -> OutlierRatio.of(fit.curve().at(predicted), opinions, deviations));
        return new Agreement(
                judged.size(),
                Srcc.of(predicted, opinions),
                Plcc.of(predicted, opinions),
                Krcc.of(predicted, opinions),
                Rmse.of(predicted, opinions),
                fit,
                outliers.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
    }
}
