package io.github.qptv2.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tick values of an axis, spaced by 1, 2 or 5 times a power of ten.
 *
 * @param step the spacing
 * @param values within the axis, ascending
 */
record AxisTicks(double step, List<Double> values) {

    /** About {@code count} ticks between two different numbers. */
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

    /** Formats a tick with the decimals of the step. */
    String label(double value) {
        int decimals = (int) Math.max(0, Math.min(9, Math.ceil(-Math.log10(step) - 1e-9)));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
