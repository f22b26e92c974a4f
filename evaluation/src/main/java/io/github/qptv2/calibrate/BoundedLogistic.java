package io.github.qptv2.calibrate;

import java.util.Arrays;

import io.github.qptv2.calibrate.LogisticEnds.Bounds;
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
 * The four-parameter logistic curve of least squares whose ends lie on the scale of the opinions. The simplex method of
 * Nelder and Mead (1965) looks for the bend; for each bend the best ends are known ({@link LogisticEnds}; variable
 * projection, Golub and Pereyra 1973). Where the unbounded fit's ends lie on the scale, this is the same curve.
 *
 * <p>With no more different outputs than the curve has parameters, its ends are the scale's, and center and slope alone
 * are fitted.
 */
final class BoundedLogistic {

    private static final int PARAMETERS = 4;

    /** Steps of the curve per standard deviation of the raw output: neither a line nor a jump. */
    private static final Bounds STEEPNESS = new Bounds(0.01, 8);

    /** Of steepness times center: the curve's bend may lie outside the data, but not out of sight. */
    private static final Bounds OFFSET = new Bounds(-12, 12);

    private static final double[] STEEP = {0.5, 1.7, 4};
    private static final double[] CENTERS = {-1, 0, 1};
    private static final int EVALUATIONS = 400;

    private final double mean;
    private final double deviation;
    private final double[] raws;
    private final double[] mos;
    private final MosScale scale;
    private final boolean few;

    private record Shape(double offset, double steepness) {
        Shape {
            offset = OFFSET.clamp(offset);
            steepness = STEEPNESS.clamp(steepness);
        }

        double share(double raw) {
            return 1 / (1 + Math.exp(-steepness * raw - offset));
        }
    }

    /** Outputs and opinions are centerd and scaled, so that one set of starts serves every unit. */
    BoundedLogistic(double[] raws, double[] mos, MosScale scale) {
        mean = Arrays.stream(raws).average().orElseThrow();
        deviation = Math.sqrt(Arrays.stream(raws)
                .map(raw -> (raw - mean) * (raw - mean))
                .average()
                .orElseThrow());
        this.raws = Arrays.stream(raws).map(raw -> (raw - mean) / deviation).toArray();
        this.scale = scale;
        this.mos = Arrays.stream(mos).map(this::share).toArray();
        few = Arrays.stream(raws).distinct().count() <= PARAMETERS;
    }

    /** From -1 to 1 over the scale. */
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
                    "raw scores tell nothing of opinions: the best curve is level at " + left);
        }
        double slope = best.steepness() / deviation;
        double center = mean - deviation * best.offset() / best.steepness();
        return new MosMapping(
                Math.min(left, right), Math.max(left, right), center, right > left ? slope : -slope, scale);
    }

    private LogisticEnds ends(Shape bend) {
        double[] shares = Arrays.stream(raws).map(bend::share).toArray();
        var bounds = new Bounds(-1, 1);
        return few ? LogisticEnds.atBounds(shares, mos, bounds) : LogisticEnds.best(shares, mos, bounds);
    }

    private double squaredErrors(Shape bend) {
        return ends(bend).squaredErrors();
    }

    /**
     * The best bend that the search from {@code start} passes, even if it creeps along a flat valley without an end.
     */
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

    /** Remembers the best bend that was asked for. */
    private final class Descent {
        private Shape best;
        private double least = Double.POSITIVE_INFINITY;

        Descent(Shape start) {
            best = start;
        }

        double squaredErrors(double[] point) {
            var bend = new Shape(point[0], Math.exp(point[1]));
            double squaredErrors = ends(bend).squaredErrors();
            if (squaredErrors < least) {
                best = bend;
                least = squaredErrors;
            }
            return squaredErrors;
        }
    }
}
