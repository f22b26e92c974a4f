package io.github.qptv2.metric;

import java.util.List;

import io.github.qptv2.metric.LogisticSearch.FitBudget;
import org.jspecify.annotations.Nullable;

/**
 * Least-squares logistic fit from predictions to MOS, with the agreement of the fitted predictions. By convention the
 * curve is fitted on the evaluated items themselves (VQEG 2003).
 *
 * <pre>{@code
 * LogisticFit fit = LogisticFit.of(LogisticFit.Family.FOUR, predicted, mos);
 * }</pre>
 *
 * @param curve a {@link LogisticCurve.Straight} where the predictions are constant or no more points than parameters
 *     exist; constant predictions map to the mean of the MOS
 * @param plcc Pearson's correlation of the fitted predictions and the MOS, in [-1, 1]
 * @param rmse of the fitted predictions, on the MOS scale
 */
public record LogisticFit(LogisticCurve curve, double plcc, double rmse) {

    /** Number of parameters of the curve. */
    public enum Family {
        /** {@link LogisticCurve.Logistic4}. */
        FOUR(4),
        /** {@link LogisticCurve.Logistic5}. */
        FIVE(5);

        private final int parameters;

        Family(int parameters) {
            this.parameters = parameters;
        }
    }

    /**
     * Fits from several start values and takes the best result; deterministic.
     *
     * @throws IllegalArgumentException unless both are finite, of one length, at least 2
     */
    public static LogisticFit of(Family family, double[] predicted, double[] mos) {
        return of(family, predicted, mos, null);
    }

    /**
     * As {@link #of(Family, double[], double[])}, with this fit's curve as the only start value: for bootstrap samples.
     */
    LogisticFit refit(Family family, double[] predicted, double[] mos) {
        return of(family, predicted, mos, curve);
    }

    private static LogisticFit of(Family family, double[] predicted, double[] mos, @Nullable LogisticCurve start) {
        SeriesChecks.require(predicted, mos);
        var x = StandardizedSeries.of(predicted);
        var y = StandardizedSeries.of(mos);
        double slope = Plcc.of(predicted, mos);
        LogisticCurve best = new LogisticCurve.Straight(slope, 0);
        if (x.isSpread() && y.isSpread() && predicted.length > family.parameters) {
            var search =
                    new LogisticSearch(x.values(), y.values(), start == null ? FitBudget.FULL : FitBudget.REPLICATE);
            best = search.best(
                    start == null || start instanceof LogisticCurve.Straight
                            ? starts(family, y.values(), slope)
                            : List.of(CurveRescaling.into(start, x, y)),
                    slope);
        }
        LogisticCurve curve = CurveRescaling.outOf(best, x, y);
        double[] mapped = curve.at(predicted);
        return new LogisticFit(curve, Plcc.of(mapped, mos), Rmse.of(mapped, mos));
    }

    private static List<LogisticCurve> starts(Family family, double[] mos, double slope) {
        var starts = LogisticStarts.of(mos);
        return family == Family.FOUR ? starts.four(slope) : starts.fiveParameters();
    }
}
