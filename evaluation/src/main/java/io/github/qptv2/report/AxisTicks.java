package io.github.qptv2.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Round numbers along an axis: 1, 2 or 5 times a power of ten apart.
 *
 * @param step the distance
 * @param values within the axis, ascending
 */
record AxisTicks(double step, List<Double> values) {

    /** About {@code count} of them between two different numbers. */
    static AxisTicks between(double low, double high, int count) {
        double rough = (high - low) / count;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
        var values = new ArrayList<Double>();
        for (double at = Math.ceil(low / step - 1e-9); at <= high / step + 1e-9; at++) {
            values.add(at * step + 0.0); // no -0
        }
        return new AxisTicks(step, values);
    }

    /** With as many decimals as the step needs. */
    String label(double value) {
        int decimals = (int) Math.max(0, Math.min(9, Math.ceil(-Math.log10(step) - 1e-9)));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
