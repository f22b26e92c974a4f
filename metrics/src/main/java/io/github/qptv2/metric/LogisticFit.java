package io.github.qptv2.metric;

import java.util.List;

import io.github.qptv2.metric.LogisticSearch.FitBudget;

/**
 * The curve of a family that is nearest to the opinions by least squares, and how well the predictions agree with them
 * after it. By custom this is fitted on the very items that are judged.
 *
 * <pre>{@code
 * LogisticFit fit = LogisticFit.of(LogisticFit.Family.FOUR, predicted, opinions);
 * }</pre>
 *
 * @param curve a {@link LogisticCurve.Straight} where the predictions are constant or there are no more points than
 *     parameters; constant predictions all map to the mean opinion
 * @param plcc Pearson's correlation of the mapped predictions with the opinions, in [-1, 1]
 * @param rmse in the opinions' unit
 */
public record LogisticFit(LogisticCurve curve, double plcc, double rmse) {

    /** How many parameters the curve has. */
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
     * Fits from several starts and takes the best; the same numbers give the same curve.
     *
     * @throws IllegalArgumentException unless both are finite, of one length, at least 2
     */
    public static LogisticFit of(Family family, double[] predicted, double[] mos) {
        return of(family, predicted, mos, List.of());
    }

    /**
     * As {@link #of(Family, double[], double[])}, from this fit's curve alone: for resampled data, which differ little.
     */
    LogisticFit again(Family family, double[] predicted, double[] mos) {
        return of(family, predicted, mos, List.of(curve));
    }

    private static LogisticFit of(Family family, double[] predicted, double[] mos, List<LogisticCurve> starts) {
        SeriesChecks.require(predicted, mos);
        var x = StandardizedSeries.of(predicted);
        var y = StandardizedSeries.of(mos);
        double slope = Plcc.of(predicted, mos);
        LogisticCurve best = new LogisticCurve.Straight(slope, 0);
        if (x.isSpread() && y.isSpread() && predicted.length > family.parameters) {
            var search =
                    new LogisticSearch(x.values(), y.values(), starts.isEmpty() ? FitBudget.GREAT : FitBudget.LITTLE);
            best = search.best(
                    family,
                    starts.stream()
                            .map(start -> CurveRescaling.into(start, x, y))
                            .toList(),
                    slope);
        }
        LogisticCurve curve = CurveRescaling.outOf(best, x, y);
        double[] mapped = curve.at(predicted);
        return new LogisticFit(curve, Plcc.of(mapped, mos), Rmse.of(mapped, mos));
    }
}
