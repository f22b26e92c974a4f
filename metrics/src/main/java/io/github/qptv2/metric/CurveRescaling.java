package io.github.qptv2.metric;

import io.github.qptv2.metric.LogisticCurve.Logistic4;
import io.github.qptv2.metric.LogisticCurve.Logistic5;
import io.github.qptv2.metric.LogisticCurve.Straight;

/** Converts a curve between standardized and original series. */
final class CurveRescaling {

    private CurveRescaling() {}

    /** From standardized to original predictions and MOS. */
    static LogisticCurve outOf(LogisticCurve curve, StandardizedSeries x, StandardizedSeries y) {
        double ratio = x.isSpread() ? y.scale() / x.scale() : 0;
        if (curve instanceof Logistic4 four) {
            return new Logistic4(
                    y.mean() + y.scale() * four.b1(),
                    y.mean() + y.scale() * four.b2(),
                    x.mean() + x.scale() * four.b3(),
                    x.scale() * four.b4());
        }
        if (curve instanceof Logistic5 five) {
            return new Logistic5(
                    y.scale() * five.b1(),
                    five.b2() / x.scale(),
                    x.mean() + x.scale() * five.b3(),
                    ratio * five.b4(),
                    y.mean() + y.scale() * five.b5() - ratio * five.b4() * x.mean());
        }
        var straight = (Straight) curve;
        double slope = ratio * straight.slope();
        return new Straight(slope, y.mean() + y.scale() * straight.offset() - slope * x.mean());
    }

    /** The inverse of {@link #outOf}, for series with a deviation above 0. */
    static LogisticCurve into(LogisticCurve curve, StandardizedSeries x, StandardizedSeries y) {
        double ratio = y.scale() / x.scale();
        if (curve instanceof Logistic4 four) {
            return new Logistic4(
                    (four.b1() - y.mean()) / y.scale(),
                    (four.b2() - y.mean()) / y.scale(),
                    (four.b3() - x.mean()) / x.scale(),
                    four.b4() / x.scale());
        }
        if (curve instanceof Logistic5 five) {
            return new Logistic5(
                    five.b1() / y.scale(),
                    five.b2() * x.scale(),
                    (five.b3() - x.mean()) / x.scale(),
                    five.b4() / ratio,
                    (five.b5() + five.b4() * x.mean() - y.mean()) / y.scale());
        }
        var straight = (Straight) curve;
        return new Straight(
                straight.slope() / ratio, (straight.offset() + straight.slope() * x.mean() - y.mean()) / y.scale());
    }
}
