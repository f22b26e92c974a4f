package io.github.qptv2.degrade.pixel;

/** Checks of parameters; messages state the rule, then the value. */
public final class ParameterChecks {

    private ParameterChecks() {}

    public static void atLeast(String name, double value, double min) {
        if (!(value >= min)) {
            throw new IllegalArgumentException(
                    "%s must be at least %s, got %s".formatted(name, number(min), number(value)));
        }
    }

    public static void positive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException("%s must be above 0, got %s".formatted(name, number(value)));
        }
    }

    public static void between(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    "%s must be in [%s, %s], got %s".formatted(name, number(low), number(high), number(value)));
        }
    }

    public static void odd(String name, int value, int min) {
        if (value < min || value % 2 == 0) {
            throw new IllegalArgumentException("%s must be odd and at least %d, got %d".formatted(name, min, value));
        }
    }

    /** An odd size from 3 to 101, or 0 for a size that fits the blur. */
    public static void kernel(int value) {
        if (value != 0 && (value < 3 || value > 101 || value % 2 == 0)) {
            throw new IllegalArgumentException("kernel must be odd and in [3, 101], or 0 to fit, got " + value);
        }
    }

    /** A number without a needless decimal point: 3 for 3.0. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
