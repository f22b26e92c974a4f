package io.github.qptv2.metric;

import io.github.qptv2.metric.LogisticCurve.Logistic4;
import io.github.qptv2.metric.LogisticCurve.Logistic5;
import io.github.qptv2.metric.LogisticCurve.Straight;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.MultivariateJacobianFunction;
import org.hipparchus.util.Pair;

/** Values and Jacobian of a logistic curve for the optimizer; keeps the best curve evaluated so far. */
final class LogisticProblem implements MultivariateJacobianFunction {

    /** Lower bound of the curve's width in standard deviations; a narrower curve is a step between two points. */
    private static final double NARROWEST = 1e-9;

    private final double[] x;
    private final double[] y;
    private LogisticCurve best;
    private double min;

    LogisticProblem(LogisticCurve start, double[] x, double[] y) {
        this.x = x;
        this.y = y;
        this.best = start;
        this.min = squaredErrors(start, x, y);
    }

    LogisticCurve best() {
        return best;
    }

    static double squaredErrors(LogisticCurve curve, double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double error = curve.at(x[i]) - y[i];
            sum += error * error;
        }
        return sum;
    }

    static double[] parameters(LogisticCurve curve) {
        if (curve instanceof Logistic4 four) {
            return new double[] {four.b1(), four.b2(), four.b3(), four.b4()};
        }
        if (curve instanceof Logistic5 five) {
            return new double[] {five.b1(), five.b2(), five.b3(), five.b4(), five.b5()};
        }
        var straight = (Straight) curve;
        return new double[] {straight.slope(), straight.offset()};
    }

    private static LogisticCurve curve(double[] b) {
        if (b.length == 4) {
            return new Logistic4(b[0], b[1], b[2], Math.max(Math.abs(b[3]), NARROWEST));
        }
        return new Logistic5(b[0], b[1], b[2], b[3], b[4]);
    }

    @Override
    public Pair<RealVector, RealMatrix> value(RealVector point) {
        LogisticCurve curve = curve(point.toArray());
        double error = squaredErrors(curve, x, y);
        if (error < min) {
            best = curve;
            min = error;
        }
        var rows = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            rows[i] = curve instanceof Logistic4 four ? gradient(four, x[i]) : gradient((Logistic5) curve, x[i]);
        }
        return new Pair<>(new ArrayRealVector(curve.at(x), false), new Array2DRowRealMatrix(rows, false));
    }

    private static double[] gradient(Logistic4 b, double x) {
        double u = (x - b.b3()) / b.b4(), s = LogisticCurve.sigmoid(u);
        double steepness = (b.b1() - b.b2()) * s * (1 - s) / b.b4();
        return new double[] {s, 1 - s, -steepness, -steepness * u};
    }

    private static double[] gradient(Logistic5 b, double x) {
        double s = LogisticCurve.sigmoid(b.b2() * (x - b.b3()));
        double steepness = b.b1() * s * (1 - s);
        return new double[] {s - 0.5, steepness * (x - b.b3()), -steepness * b.b2(), x, 1};
    }
}
