package io.github.qptv2.calibrate;

import java.util.ArrayList;
import java.util.List;

/**
 * The ends of a logistic curve whose bend is given, and the squares that are left: opinions are then linear in both
 * ends, so that the best ones within bounds are found in closed form.
 *
 * @param left value far to the left, in [low, high]
 * @param right value far to the right, in [low, high]
 * @param squaredErrors sum of squared errors, at least 0 but for rounding
 */
record LogisticEnds(double left, double right, double squaredErrors) {

    /** Where ends may lie. */
    record Bounds(double low, double high) {
        double clamp(double value) {
            return Math.max(low, Math.min(high, value));
        }
    }

    /** The best ends for shares of the right end, in [0, 1], one for each opinion. */
    static LogisticEnds best(double[] shares, double[] mos, Bounds bounds) {
        return new Equations(shares, mos).best(bounds);
    }

    /** The better of both curves from one bound to the other. */
    static LogisticEnds atBounds(double[] shares, double[] mos, Bounds bounds) {
        var equations = new Equations(shares, mos);
        return equations.least(
                List.of(equations.at(bounds.low(), bounds.high()), equations.at(bounds.high(), bounds.low())));
    }

    /** Least squares' sums over left shares (l), right shares (r) and opinions (y). */
    private static final class Equations {

        private double ll;
        private double lr;
        private double rr;
        private double ly;
        private double ry;
        private double yy;

        Equations(double[] shares, double[] mos) {
            for (int i = 0; i < shares.length; i++) {
                double r = shares[i], l = 1 - r, y = mos[i];
                ll += l * l;
                lr += l * r;
                rr += r * r;
                ly += l * y;
                ry += r * y;
                yy += y * y;
            }
        }

        LogisticEnds at(double left, double right) {
            double squaredErrors = yy + left * left * ll + 2 * left * right * lr + right * right * rr;
            return new LogisticEnds(left, right, squaredErrors - 2 * left * ly - 2 * right * ry);
        }

        LogisticEnds best(Bounds bounds) {
            double determinant = ll * rr - lr * lr;
            double left = (ly * rr - ry * lr) / determinant, right = (ry * ll - ly * lr) / determinant;
            if (determinant > 0 && bounds.clamp(left) == left && bounds.clamp(right) == right) {
                return at(left, right);
            }
            // squares are convex in the ends: outside the bounds' square, the best is on its edge
            var edges = new ArrayList<LogisticEnds>();
            for (double bound : new double[] {bounds.low(), bounds.high()}) {
                edges.add(at(bound, bounds.clamp(quotient(ry - lr * bound, rr))));
                edges.add(at(bounds.clamp(quotient(ly - lr * bound, ll)), bound));
            }
            return least(edges);
        }

        private static double quotient(double value, double by) {
            return by == 0 ? 0 : value / by;
        }

        LogisticEnds least(List<LogisticEnds> all) {
            LogisticEnds best = all.get(0);
            for (LogisticEnds ends : all) {
                best = ends.squaredErrors() < best.squaredErrors() ? ends : best;
            }
            return best;
        }
    }
}
