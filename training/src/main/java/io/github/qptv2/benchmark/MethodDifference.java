package io.github.qptv2.benchmark;

import io.github.qptv2.metric.Estimate;
import io.github.qptv2.metric.Interval;

import static io.github.qptv2.io.RootFormat.format;

/**
 * A method minus another one on the same test items: the difference of the mean SRCC over the splits, with its paired
 * interval over images.
 */
public record MethodDifference(String method, String other, String training, String test, Estimate srcc) {

    /** Whether the interval contains 0. */
    public boolean isOpen() {
        var interval = srcc.interval();
        return interval == null || (interval.low() <= 0 && interval.high() >= 0);
    }

    /** One line. */
    String text() {
        var interval = srcc.interval();
        String range = interval == null ? "" : " (" + range(interval) + ")";
        return format(
                        "%s minus %s, %s, tested on %s: mean SRCC %+.4f%s",
                        method, other, training, test, srcc.value(), range)
                + (interval != null && isOpen() ? ", no difference shown" : "");
    }

    /** An interval as text. */
    static String range(Interval interval) {
        return format("%.3f..%.3f", interval.low(), interval.high());
    }
}
