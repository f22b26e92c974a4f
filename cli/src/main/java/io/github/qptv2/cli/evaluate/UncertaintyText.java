package io.github.qptv2.cli.evaluate;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.qptv2.scoring.bundle.ConformalInterval;
import io.github.qptv2.scoring.bundle.Uncertainty;

/** Formats intervals and the test of the domain as text. */
final class UncertaintyText {

    private UncertaintyText() {}

    static String of(Uncertainty uncertainty) {
        var interval = uncertainty.interval();
        var text = new StringBuilder();
        line(text, "fitted to", "%s", uncertainty.data());
        line(
                text,
                "intervals",
                "%.0f %%: MOS +- %.4g x expected residual (%s)",
                100 * interval.level(),
                interval.quantile(),
                residuals(interval));
        line(text, "", "wider in proportion to the distance beyond %.4g", interval.reach());
        line(
                text,
                "domain",
                "out of domain at a p-value of %s or less, against %,d photographs",
                uncertainty.domain().limit(),
                uncertainty.domain().photographs().length);
        return text.toString();
    }

    /** Such as {@code 0.093 at 0.45, 0.04 at 0.8}. */
    private static String residuals(ConformalInterval interval) {
        return IntStream.range(0, interval.mos().size())
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "%.3g at %.3g",
                        interval.residuals().get(i),
                        interval.mos().get(i)))
                .collect(Collectors.joining(", "));
    }

    private static void line(StringBuilder text, String name, String format, Object... values) {
        text.append("%-12s ".formatted(name))
                .append(String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
