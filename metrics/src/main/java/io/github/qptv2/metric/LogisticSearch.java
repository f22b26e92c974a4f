package io.github.qptv2.metric;

import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.metric.LogisticCurve.Logistic4;
import io.github.qptv2.metric.LogisticCurve.Logistic5;
import io.github.qptv2.metric.LogisticCurve.Straight;
import io.github.qptv2.metric.LogisticFit.Family;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresFactory;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;

/** Least squares by Levenberg and Marquardt between standardized series, from several starts. */
final class LogisticSearch {

    private final double[] x;
    private final double[] y;
    private final FitBudget budget;

    /** When to be content: after so many evaluations of the curve, or once they change so little relatively. */
    enum FitBudget {
        /** For the figures that are told. */
        GREAT(200, 1e-10),
        /** For their intervals, from a start that is nearly there. */
        LITTLE(20, 1e-6);

        private final int steps;
        private final double tolerance;

        FitBudget(int steps, double tolerance) {
            this.steps = steps;
            this.tolerance = tolerance;
        }
    }

    LogisticSearch(double[] x, double[] y, FitBudget budget) {
        this.x = x;
        this.y = y;
        this.budget = budget;
    }

    /** The best curve that the starts of the family lead to, or the customary ones if there are none. */
    LogisticCurve best(Family family, List<LogisticCurve> given, double slope) {
        List<LogisticCurve> starts = new ArrayList<>(given);
        starts.removeIf(Straight.class::isInstance);
        if (starts.isEmpty()) {
            starts.addAll(family == Family.FOUR ? fourParameterStarts(slope) : fiveParameterStarts());
        }
        LogisticCurve best = new Straight(slope, 0);
        double least = LogisticProblem.squares(best, x, y);
        for (LogisticCurve start : starts) {
            LogisticCurve curve = refine(start);
            double error = LogisticProblem.squares(curve, x, y);
            if (error < least) {
                best = curve;
                least = error;
            }
        }
        return best;
    }

    /** From the bottom to the top of the opinions, upwards or downwards as the correlation says, steep to gentle. */
    private List<LogisticCurve> fourParameterStarts(double slope) {
        double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
        for (double value : y) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double right = slope < 0 ? low : high, left = slope < 0 ? high : low;
        return List.of(
                new Logistic4(right, left, 0, 1),
                new Logistic4(right, left, 0, 0.25),
                new Logistic4(2 * right, 2 * left, 0, 2),
                new Logistic4(right, left, 1, 0.5),
                new Logistic4(right, left, -1, 0.5));
    }

    /** Range of the opinions, 1/sd and mean of the predictions, 0 and mean of the opinions: the authors' own. */
    private List<LogisticCurve> fiveParameterStarts() {
        double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
        for (double value : y) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return List.of(new Logistic5(high - low, 1, 0, 0, 0));
    }

    private LogisticCurve refine(LogisticCurve start) {
        var descent = new LogisticProblem(start, x, y);
        LeastSquaresProblem problem = LeastSquaresFactory.create(
                descent,
                new ArrayRealVector(y, false),
                new ArrayRealVector(LogisticProblem.parameters(start), false),
                null,
                budget.steps,
                budget.steps);
        try {
            new LevenbergMarquardtOptimizer()
                    .withCostRelativeTolerance(budget.tolerance)
                    .withParameterRelativeTolerance(budget.tolerance)
                    .optimize(problem);
        } catch (MathRuntimeException outOfSteps) {
            return descent.best(); // it creeps along a flat valley: further steps would change the curve, not its error
        }
        return descent.best();
    }
}
