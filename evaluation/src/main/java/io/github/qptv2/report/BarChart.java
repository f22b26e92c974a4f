package io.github.qptv2.report;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A {@link Histogram} as an SVG of stacked bars. */
public final class BarChart {

    private static final int WIDTH = 440;
    private static final int HEIGHT = 210;
    private static final int LEFT = 48;
    private static final int TOP = 12;
    private static final int PLOT_WIDTH = WIDTH - LEFT - 8;
    private static final int PLOT_HEIGHT = HEIGHT - TOP - 28;
    private static final int LABELS = 5;

    private BarChart() {}

    /** A figure with the histogram's title. */
    public static String of(Histogram histogram) {
        var svg = new StringBuilder();
        svg.append("<figure><figcaption>")
                .append(Html.escaped(histogram.title()))
                .append("</figcaption>");
        svg.append(text("<svg viewBox='0 0 %d %d' role='img'>", WIDTH, HEIGHT));
        grid(svg, histogram.top());
        for (int bin = 0; bin < histogram.axis().bins(); bin++) {
            bars(svg, histogram, bin);
        }
        labels(svg, histogram.axis());
        return svg.append("</svg></figure>\n").toString();
    }

    private static void grid(StringBuilder svg, long top) {
        for (int line = 0; line <= 4; line++) {
            double y = TOP + PLOT_HEIGHT * (1 - line / 4.0);
            svg.append(text("<line class='grid' x1='%d' x2='%d' y1='%.1f' y2='%.1f'/>", LEFT, WIDTH - 8, y, y));
            svg.append(text("<text class='y' x='%d' y='%.1f'>%,d</text>", LEFT - 6, y + 4, line * top / 4));
        }
    }

    private static void bars(StringBuilder svg, Histogram histogram, int bin) {
        double width = (double) PLOT_WIDTH / histogram.axis().bins();
        double x = LEFT + bin * width;
        double base = TOP + PLOT_HEIGHT;
        svg.append("<g><title>").append(told(histogram, bin)).append("</title>");
        for (int kind = 0; kind < histogram.kinds().size(); kind++) {
            double height = (double) histogram.count(kind, bin) * PLOT_HEIGHT / histogram.top();
            base -= height;
            svg.append(text(
                    "<rect class='%s' x='%.1f' y='%.1f' width='%.1f' height='%.1f'/>",
                    histogram.kinds().get(kind), x + 0.5, base, width - 1, height));
        }
        svg.append("</g>");
    }

    private static String told(Histogram histogram, int bin) {
        String range = histogram.axis().label().apply(histogram.axis().start(bin)) + " – "
                + histogram.axis().label().apply(histogram.axis().start(bin + 1));
        String counts = IntStream.range(0, histogram.kinds().size())
                .mapToObj(kind -> text(
                        "%,d %s", histogram.count(kind, bin), histogram.kinds().get(kind)))
                .collect(Collectors.joining(", "));
        return range + ": " + counts;
    }

    private static void labels(StringBuilder svg, Histogram.Axis axis) {
        for (int i = 0; i < LABELS; i++) {
            int bin = Math.round((float) i * axis.bins() / (LABELS - 1));
            double x = LEFT + (double) PLOT_WIDTH * bin / axis.bins();
            String anchor = i == 0 ? "start" : i == LABELS - 1 ? "end" : "middle";
            svg.append(text(
                    "<text class='x' x='%.1f' y='%d' text-anchor='%s'>%s</text>",
                    x, HEIGHT - 8, anchor, axis.label().apply(axis.start(bin))));
        }
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
