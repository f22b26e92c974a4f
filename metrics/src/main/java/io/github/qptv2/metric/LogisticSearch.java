package io.github.qptv2.metric;

import java.util.List;

import io.github.qptv2.metric.LogisticCurve.Straight;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresFactory;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;

/** Levenberg-Marquardt least squares between standardized series, from several start values. */
final class LogisticSearch {

    private final double[] x;
    private final double[] y;
    private final FitBudget budget;

    /** Stopping rule: a maximum number of curve evaluations and a relative tolerance of cost and parameters. */
    enum FitBudget {
        /** For reported metrics. */
        FULL(200, 1e-10),
        /** For bootstrap replicates, whose start is close to the optimum. */
        REPLICATE(20, 1e-6);

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

    /** The refined start with the least squared error, or the line of that slope where no start improves on it. */
    LogisticCurve best(List<LogisticCurve> starts, double slope) {
        LogisticCurve best = new Straight(slope, 0);
        double min = LogisticProblem.squaredErrors(best, x, y);
        for (LogisticCurve start : starts) {
            LogisticCurve curve = refine(start);
            double error = LogisticProblem.squaredErrors(curve, x, y);
            if (error < min) {
                best = curve;
                min = error;
            }
        }
        return best;
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
            return descent.best(); // a flat valley: further steps would change the curve, not its error
        }
        return descent.best();
    }
}
