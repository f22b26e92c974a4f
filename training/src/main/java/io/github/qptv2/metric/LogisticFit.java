package io.github.qptv2.metric;

import java.util.List;

import io.github.qptv2.metric.CurveSearch.Patience;

/**
 * The curve of a family that is nearest to the opinions by least squares, and how well the predictions agree with them
 * after it. By custom this is fitted on the very items that are judged.
 *
 * <pre>{@code
 * LogisticFit fit = LogisticFit.of(LogisticFit.Family.FOUR, predicted, opinions);
 * }</pre>
 *
 * @param curve a {@link Curve.Straight} where the predictions are constant or there are no more points than parameters;
 *     constant predictions all map to the mean opinion
 * @param plcc Pearson's correlation of the mapped predictions with the opinions, in [-1, 1]
 * @param rmse in the opinions' unit
 */
public record LogisticFit(Curve curve, double plcc, double rmse) {

    /** How many parameters the curve has. */
    public enum Family {
        /** {@link Curve.Logistic4}. */
        FOUR(4),
        /** {@link Curve.Logistic5}. */
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
    public static LogisticFit of(Family family, double[] predicted, double[] opinions) {
        return of(family, predicted, opinions, List.of());
    }

    /**
     * As {@link #of(Family, double[], double[])}, from this fit's curve alone: for resampled data, which differ little.
     */
    LogisticFit again(Family family, double[] predicted, double[] opinions) {
        return of(family, predicted, opinions, List.of(curve));
    }

    private static LogisticFit of(Family family, double[] predicted, double[] opinions, List<Curve> starts) {
        Paired.require(predicted, opinions);
        var x = Standardised.of(predicted);
        var y = Standardised.of(opinions);
        double slope = Plcc.of(predicted, opinions);
        Curve best = new Curve.Straight(slope, 0);
        if (x.isSpread() && y.isSpread() && predicted.length > family.parameters) {
            var search = new CurveSearch(x.values(), y.values(), starts.isEmpty() ? Patience.GREAT : Patience.LITTLE);
            best = search.best(
                    family,
                    starts.stream().map(start -> Rescaling.into(start, x, y)).toList(),
                    slope);
        }
        Curve curve = Rescaling.outOf(best, x, y);
        double[] mapped = curve.at(predicted);
        return new LogisticFit(curve, Plcc.of(mapped, opinions), Rmse.of(mapped, opinions));
    }
}
