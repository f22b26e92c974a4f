package io.github.qptv2.degrade.pixel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The distribution of one parameter, written as
 *
 * <ul>
 *   <li>{@code 2.5}, {@code lab}: constant;
 *   <li>{@code 0.2..3}: uniform in the closed interval, rounded to 4 decimals, or to more so that a narrow interval has
 *       at least a thousand values;
 *   <li>{@code 7..21/2}: uniform among 7, 9, ... 21, at most 10,000 of them;
 *   <li>{@code 0.5..1|1..4}, {@code area|bilinear}: one of these, with equal probability.
 * </ul>
 */
public sealed interface ParameterRange {

    /** Draws a value, as in {@link OperatorSettings}. */
    String draw(Randomness random);

    /**
     * Test values: if these are valid, all values are. Every value of a finite range; of an interval its ends and
     * fractions between them, which are invalid for a parameter of whole numbers.
     */
    List<String> trials();

    /** The inverse of {@link #parse}. */
    String text();

    /** Parses the notation above. */
    static ParameterRange parse(String text) {
        if (text.contains("|")) {
            return new AnyOf(Arrays.stream(text.split("\\|", -1))
                    .map(ParameterRange::parse)
                    .toList());
        }
        int dots = text.indexOf("..");
        if (dots < 0) {
            return new Always(text);
        }
        int slash = text.indexOf('/', dots);
        double low = number(text, text.substring(0, dots));
        double high = number(text, text.substring(dots + 2, slash < 0 ? text.length() : slash));
        return slash < 0 ? new Uniform(low, high) : new Steps(low, high, number(text, text.substring(slash + 1)));
    }

    private static double number(String range, String part) {
        try {
            return Double.parseDouble(part);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a range is written low..high or low..high/step, got " + range, e);
        }
    }

    /** A constant. */
    record Always(String value) implements ParameterRange {
        /** Checks that there is a value. */
        public Always {
            if (value.isBlank()) {
                throw new IllegalArgumentException("a parameter must have a value, got none");
            }
        }

        @Override
        public String draw(Randomness random) {
            return value;
        }

        @Override
        public List<String> trials() {
            return List.of(value);
        }

        @Override
        public String text() {
            return value;
        }
    }

    /** Uniform in an interval, rounded within it so that the text of a chain is short and exact. */
    record Uniform(double low, double high) implements ParameterRange {
        /** Checks the order. */
        public Uniform {
            ParameterChecks.atLeast("the upper end of a range", high, low);
        }

        @Override
        public String draw(Randomness random) {
            return rounded(random.uniform(low, high));
        }

        private String rounded(double value) {
            double parts = 1e4;
            while (parts * (high - low) < 999 && parts < 1e12) {
                parts *= 10;
            }
            return Double.toString(Math.max(low, Math.min(high, Math.rint(value * parts) / parts)));
        }

        @Override
        public List<String> trials() {
            // at 1/e and 1/pi of the interval: the two never both round to whole numbers
            String one = rounded(low + (high - low) / Math.E), other = rounded(low + (high - low) / Math.PI);
            return List.of(ParameterChecks.number(low), one, other, ParameterChecks.number(high));
        }

        @Override
        public String text() {
            return ParameterChecks.number(low) + ".." + ParameterChecks.number(high);
        }
    }

    /** Numbers at equal steps, both ends included. */
    record Steps(double low, double high, double step) implements ParameterRange {
        /** Most values of a range. */
        private static final int MAX = 10_000;

        /** Checks that the interval is a multiple of the step. */
        public Steps {
            ParameterChecks.positive("the step of a range", step);
            ParameterChecks.atLeast("the upper end of a range", high, low);
            if (Math.abs((high - low) / step - Math.rint((high - low) / step)) > 1e-9) {
                throw new IllegalArgumentException("a range must hold whole steps, got " + ParameterChecks.number(low)
                        + ".." + ParameterChecks.number(high) + "/" + ParameterChecks.number(step));
            }
            ParameterChecks.between("the number of steps of a range", Math.rint((high - low) / step) + 1, 1, MAX);
        }

        @Override
        public String draw(Randomness random) {
            return value(random.below(count()));
        }

        private int count() {
            return (int) Math.rint((high - low) / step) + 1;
        }

        private String value(int index) {
            return ParameterChecks.number(Math.rint((low + step * index) * 1e9) / 1e9);
        }

        @Override
        public List<String> trials() {
            return IntStream.range(0, count()).mapToObj(this::value).toList();
        }

        @Override
        public String text() {
            return ParameterChecks.number(low) + ".." + ParameterChecks.number(high) + "/"
                    + ParameterChecks.number(step);
        }
    }

    /** One of several ranges, with equal probability. */
    record AnyOf(List<ParameterRange> ranges) implements ParameterRange {
        /** Copies the ranges. */
        public AnyOf {
            ranges = List.copyOf(ranges);
        }

        @Override
        public String draw(Randomness random) {
            return ranges.get(random.below(ranges.size())).draw(random);
        }

        @Override
        public List<String> trials() {
            return ranges.stream().flatMap(range -> range.trials().stream()).toList();
        }

        @Override
        public String text() {
            return ranges.stream().map(ParameterRange::text).collect(Collectors.joining("|"));
        }
    }
}
