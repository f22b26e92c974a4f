package io.github.qptv2.calibrate;

import java.util.ArrayList;
import java.util.List;

/**
 * Asymptotes of a logistic curve of given center and steepness, and the remaining error. The curve is linear in both
 * asymptotes, so the least-squares solution within bounds has a closed form.
 *
 * @param left left asymptote, in [low, high]
 * @param right right asymptote, in [low, high]
 * @param squaredErrors sum of squared errors, at least 0 but for rounding
 */
record LogisticEnds(double left, double right, double squaredErrors) {

    /** Allowed range of the asymptotes. */
    record Bounds(double low, double high) {
        double clamp(double value) {
            return Math.max(low, Math.min(high, value));
        }
    }

    /** The best asymptotes for weights of the right asymptote, in [0, 1], one for each MOS. */
    static LogisticEnds best(double[] shares, double[] mos, Bounds bounds) {
        return new Equations(shares, mos).best(bounds);
    }

    /** The better of the rising and the falling curve between the bounds. */
    static LogisticEnds atBounds(double[] shares, double[] mos, Bounds bounds) {
        var equations = new Equations(shares, mos);
        return equations.min(
                List.of(equations.at(bounds.low(), bounds.high()), equations.at(bounds.high(), bounds.low())));
    }

    /** Normal equations over left weights (l), right weights (r) and MOS (y). */
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
            // the error is convex in the asymptotes: if the optimum is out of bounds, the bounded one lies on an edge
            var edges = new ArrayList<LogisticEnds>();
            for (double bound : new double[] {bounds.low(), bounds.high()}) {
                edges.add(at(bound, bounds.clamp(quotient(ry - lr * bound, rr))));
                edges.add(at(bounds.clamp(quotient(ly - lr * bound, ll)), bound));
            }
            return min(edges);
        }

        private static double quotient(double value, double by) {
            return by == 0 ? 0 : value / by;
        }

        LogisticEnds min(List<LogisticEnds> all) {
            LogisticEnds best = all.get(0);
            for (LogisticEnds ends : all) {
                best = ends.squaredErrors() < best.squaredErrors() ? ends : best;
            }
            return best;
        }
    }
}
