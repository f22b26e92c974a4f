package io.github.qptv2.evaluate;

import java.util.Arrays;

import io.github.qptv2.evaluate.CurveEnds.Bounds;
import io.github.qptv2.scoring.MosScale;
import io.github.qptv2.scoring.OpinionMap;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * The four-parameter logistic curve of least squares whose ends lie on the scale of the opinions. The simplex method of
 * Nelder and Mead (1965) looks for the bend; for each bend the best ends are known ({@link CurveEnds}; variable
 * projection, Golub and Pereyra 1973). Where the unbounded fit's ends lie on the scale, this is the same curve.
 *
 * <p>With no more different outputs than the curve has parameters, its ends are the scale's, and centre and slope alone
 * are fitted.
 */
final class BoundedLogistic {

    private static final int PARAMETERS = 4;

    /** Steps of the curve per standard deviation of the raw output: neither a line nor a jump. */
    private static final Bounds STEEPNESS = new Bounds(0.01, 8);

    /** Of steepness times centre: the curve's bend may lie outside the data, but not out of sight. */
    private static final Bounds OFFSET = new Bounds(-12, 12);

    private static final double[] STEEP = {0.5, 1.7, 4};
    private static final double[] CENTRES = {-1, 0, 1};
    private static final int EVALUATIONS = 400;

    private final double mean;
    private final double deviation;
    private final double[] raws;
    private final double[] opinions;
    private final MosScale scale;
    private final boolean few;

    private record Bend(double offset, double steepness) {
        Bend {
            offset = OFFSET.clamp(offset);
            steepness = STEEPNESS.clamp(steepness);
        }

        double share(double raw) {
            return 1 / (1 + Math.exp(-steepness * raw - offset));
        }
    }

    /** Outputs and opinions are centred and scaled, so that one set of starts serves every unit. */
    BoundedLogistic(double[] raws, double[] opinions, MosScale scale) {
        mean = Arrays.stream(raws).average().orElseThrow();
        deviation = Math.sqrt(Arrays.stream(raws)
                .map(raw -> (raw - mean) * (raw - mean))
                .average()
                .orElseThrow());
        this.raws = Arrays.stream(raws).map(raw -> (raw - mean) / deviation).toArray();
        this.scale = scale;
        this.opinions = Arrays.stream(opinions).map(this::share).toArray();
        few = Arrays.stream(raws).distinct().count() <= PARAMETERS;
    }

    /** From -1 to 1 over the scale. */
    private double share(double opinion) {
        return 2 * (opinion - scale.low()) / (scale.high() - scale.low()) - 1;
    }

    private double opinion(double share) {
        double opinion = scale.low() + (share + 1) / 2 * (scale.high() - scale.low());
        return Math.max(scale.low(), Math.min(scale.high(), opinion));
    }

    OpinionMap fit() {
        var best = new Bend(0, 1);
        for (double steepness : STEEP) {
            for (double centre : CENTRES) {
                Bend found = refined(new Bend(-steepness * centre, steepness));
                best = squares(found) < squares(best) ? found : best;
            }
        }
        CurveEnds ends = ends(best);
        double left = opinion(ends.left()), right = opinion(ends.right());
        if (left == right) {
            throw new IllegalArgumentException(
                    "raw scores tell nothing of opinions: the best curve is level at " + left);
        }
        double slope = best.steepness() / deviation;
        double centre = mean - deviation * best.offset() / best.steepness();
        return new OpinionMap(
                Math.min(left, right), Math.max(left, right), centre, right > left ? slope : -slope, scale);
    }

    private CurveEnds ends(Bend bend) {
        double[] shares = Arrays.stream(raws).map(bend::share).toArray();
        var bounds = new Bounds(-1, 1);
        return few ? CurveEnds.atBounds(shares, opinions, bounds) : CurveEnds.best(shares, opinions, bounds);
    }

    private double squares(Bend bend) {
        return ends(bend).squares();
    }

    /**
     * The best bend that the search from {@code start} passes, even if it creeps along a flat valley without an end.
     */
    private Bend refined(Bend start) {
        var point = new double[] {start.offset(), Math.log(start.steepness())};
        var descent = new Descent(start);
        try {
            new SimplexOptimizer(1e-13, 1e-15)
                    .optimize(
                            new MaxEval(EVALUATIONS),
                            new ObjectiveFunction(descent::squares),
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
        private Bend best;
        private double least = Double.POSITIVE_INFINITY;

        Descent(Bend start) {
            best = start;
        }

        double squares(double[] point) {
            var bend = new Bend(point[0], Math.exp(point[1]));
            double squares = ends(bend).squares();
            if (squares < least) {
                best = bend;
                least = squares;
            }
            return squares;
        }
    }
}
