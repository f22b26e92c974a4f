package io.github.qptv2.calibrate;

import java.util.Arrays;

import io.github.qptv2.calibrate.LogisticEnds.Bounds;
import io.github.qptv2.metric.LogisticCurve;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.scoring.bundle.MosScale;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Least-squares four-parameter logistic curve whose asymptotes lie within the MOS scale. The Nelder-Mead simplex method
 * (1965) searches center and steepness; the optimal asymptotes for these have a closed form ({@link LogisticEnds};
 * variable projection, Golub and Pereyra 1973). Where the asymptotes of the unbounded fit lie within the scale, both
 * curves are equal. {@link io.github.qptv2.metric.LogisticFit} has no bounds and reports agreement instead.
 *
 * <p>Where no more distinct outputs than parameters exist, the asymptotes are the ends of the scale, and only center
 * and steepness are fitted.
 */
final class BoundedLogistic {

    private static final int PARAMETERS = 4;

    /** Steepness per standard deviation of the raw output; the bounds exclude a line and a step. */
    private static final Bounds STEEPNESS = new Bounds(0.01, 8);

    /** Steepness times center; the center may lie outside the data, but not far. */
    private static final Bounds OFFSET = new Bounds(-12, 12);

    private static final double[] STEEP = {0.5, 1.7, 4};
    private static final double[] CENTERS = {-1, 0, 1};
    private static final int EVALUATIONS = 400;

    private final double mean;
    private final double deviation;
    private final double[] rawOutputs;
    private final double[] mos;
    private final MosScale scale;
    private final boolean few;

    private record Shape(double offset, double steepness) {
        Shape {
            offset = OFFSET.clamp(offset);
            steepness = STEEPNESS.clamp(steepness);
        }

        double share(double raw) {
            return LogisticCurve.sigmoid(steepness * raw + offset);
        }
    }

    /** Standardizes outputs and MOS, so that the start values do not depend on their scales. */
    BoundedLogistic(double[] rawOutputs, double[] mos, MosScale scale) {
        mean = Arrays.stream(rawOutputs).average().orElseThrow();
        deviation = Math.sqrt(Arrays.stream(rawOutputs)
                .map(raw -> (raw - mean) * (raw - mean))
                .average()
                .orElseThrow());
        this.rawOutputs =
                Arrays.stream(rawOutputs).map(raw -> (raw - mean) / deviation).toArray();
        this.scale = scale;
        this.mos = Arrays.stream(mos).map(this::share).toArray();
        few = Arrays.stream(rawOutputs).distinct().count() <= PARAMETERS;
    }

    /** Maps the scale to [-1, 1]. */
    private double share(double mosValue) {
        return 2 * (mosValue - scale.low()) / (scale.high() - scale.low()) - 1;
    }

    private double mos(double share) {
        double mosValue = scale.low() + (share + 1) / 2 * (scale.high() - scale.low());
        return Math.max(scale.low(), Math.min(scale.high(), mosValue));
    }

    MosMapping fit() {
        var best = new Shape(0, 1);
        for (double steepness : STEEP) {
            for (double center : CENTERS) {
                Shape found = refined(new Shape(-steepness * center, steepness));
                best = squaredErrors(found) < squaredErrors(best) ? found : best;
            }
        }
        LogisticEnds ends = ends(best);
        double left = mos(ends.left()), right = mos(ends.right());
        if (left == right) {
            throw new IllegalArgumentException(
                    "raw outputs must correlate with MOS, but the best curve is constant at " + left);
        }
        double slope = best.steepness() / deviation;
        double center = mean - deviation * best.offset() / best.steepness();
        return new MosMapping(
                Math.min(left, right), Math.max(left, right), center, right > left ? slope : -slope, scale);
    }

    private LogisticEnds ends(Shape shape) {
        double[] shares = Arrays.stream(rawOutputs).map(shape::share).toArray();
        var bounds = new Bounds(-1, 1);
        return few ? LogisticEnds.atBounds(shares, mos, bounds) : LogisticEnds.best(shares, mos, bounds);
    }

    private double squaredErrors(Shape shape) {
        return ends(shape).squaredErrors();
    }

    /** The best shape that the search from {@code start} evaluates, also where it does not converge. */
    private Shape refined(Shape start) {
        var point = new double[] {start.offset(), Math.log(start.steepness())};
        var descent = new Descent(start);
        try {
            new SimplexOptimizer(1e-13, 1e-15)
                    .optimize(
                            new MaxEval(EVALUATIONS),
                            new ObjectiveFunction(descent::squaredErrors),
                            GoalType.MINIMIZE,
                            new InitialGuess(point),
                            new NelderMeadSimplex(new double[] {0.5, 0.5}));
        } catch (MathIllegalStateException outOfSteps) {
            return descent.best;
        }
        return descent.best;
    }

    /** Keeps the best shape evaluated so far. */
    private final class Descent {
        private Shape best;
        private double min = Double.POSITIVE_INFINITY;

        Descent(Shape start) {
            best = start;
        }

        double squaredErrors(double[] point) {
            var shape = new Shape(point[0], Math.exp(point[1]));
            double squaredErrors = ends(shape).squaredErrors();
            if (squaredErrors < min) {
                best = shape;
                min = squaredErrors;
            }
            return squaredErrors;
        }
    }
}
