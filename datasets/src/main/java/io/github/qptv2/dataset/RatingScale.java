package io.github.qptv2.dataset;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Scale of a dataset's MOS; readers convert published values so that higher is better.
 *
 * @param low worst possible MOS
 * @param high best possible MOS
 * @param flipped whether the dataset publishes DMOS (lower is better), which readers convert to {@code low + high -
 *     dmos}
 * @param stated whether the scale is documented or given; else {@code low} and {@code high} are the range of the
 *     labels, which need not be the scale
 */
public record RatingScale(double low, double high, boolean flipped, boolean stated) {

    private static final Pattern TEXT = Pattern.compile("([^:]+):([^:]+)");

    /** Usual scales, the narrowest first. */
    private static final List<RatingScale> USUAL =
            List.of(of(0, 1), of(1, 5), of(0, 5), of(1, 7), of(1, 10), of(0, 10), of(1, 100), of(0, 100));

    /** Checks the order. */
    public RatingScale {
        if (!(low < high && Double.isFinite(low) && Double.isFinite(high))) {
            throw new IllegalArgumentException("low must be below high, got %s and %s".formatted(low, high));
        }
    }

    /** A stated scale. */
    public RatingScale(double low, double high, boolean flipped) {
        this(low, high, flipped, true);
    }

    public static RatingScale of(double low, double high) {
        return new RatingScale(low, high, false);
    }

    public static RatingScale ofDifferences(double low, double high) {
        return new RatingScale(low, high, true);
    }

    /** The range of labels whose scale is not stated. */
    public static RatingScale observed(double lowest, double highest) {
        return new RatingScale(lowest, highest, false, false);
    }

    /**
     * Reads {@code LO:HI}, such as {@code 1:5}.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static RatingScale parse(String text) {
        var ends = TEXT.matcher(text.strip());
        try {
            if (ends.matches()) {
                return of(Double.parseDouble(ends.group(1)), Double.parseDouble(ends.group(2)));
            }
        } catch (IllegalArgumentException e) {
            // the message below has the rule
        }
        throw new IllegalArgumentException("a scale must be LO:HI with LO below HI, such as 1:5, got " + text);
    }

    /** Converts a published value so that higher is better. */
    public double oriented(double published) {
        return flipped ? low + high - published : published;
    }

    /** Whether a MOS lies on the scale. */
    public boolean contains(double mos) {
        return mos >= low && mos <= high;
    }

    /**
     * This scale, if it is stated.
     *
     * @throws IllegalArgumentException if it is not, with the range of the labels and a scale that may be meant
     */
    public RatingScale required() {
        if (stated) {
            return this;
        }
        var example = USUAL.stream()
                .filter(scale -> scale.contains(low) && scale.contains(high))
                .min(Comparator.comparingDouble(scale -> scale.high - scale.low))
                .orElse(of(Math.floor(low), Math.ceil(high)));
        throw new IllegalArgumentException(
                "the scale of the scores is not stated, and their range, %s to %s, need not be the scale; state it, for example --scale %s"
                        .formatted(number(low), number(high), example));
    }

    /** {@code LO:HI}. */
    @Override
    public String toString() {
        return number(low) + ":" + number(high);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
