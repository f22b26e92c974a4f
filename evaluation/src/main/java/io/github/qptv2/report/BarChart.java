package io.github.qptv2.report;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import j2html.tags.DomContent;

import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;

/** A {@link Histogram} as stacked bars in SVG. */
public final class BarChart {

    private static final int WIDTH = 440;
    private static final int HEIGHT = 210;
    private static final int LEFT = 48;
    private static final int TOP = 12;
    private static final int PLOT_WIDTH = WIDTH - LEFT - 8;
    private static final int PLOT_HEIGHT = HEIGHT - TOP - 28;
    private static final int LABELS = 5;

    private BarChart() {}

    /** A figure captioned with the histogram's title. */
    public static DomContent of(Histogram histogram) {
        var svg = SvgTag.root(WIDTH, HEIGHT);
        grid(svg, histogram.top());
        for (int bin = 0; bin < histogram.axis().bins(); bin++) {
            svg.with(bars(histogram, bin));
        }
        labels(svg, histogram.axis());
        return figure(figcaption(histogram.title()), svg);
    }

    private static void grid(SvgTag svg, long top) {
        for (int line = 0; line <= 4; line++) {
            double y = TOP + PLOT_HEIGHT * (1 - line / 4.0);
            svg.with(SvgTag.gridLine(LEFT, WIDTH - 8, y, y));
            svg.with(SvgTag.text("y", LEFT - 6, y + 4, String.format(Locale.ROOT, "%,d", line * top / 4)));
        }
    }

    private static SvgTag bars(Histogram histogram, int bin) {
        double width = (double) PLOT_WIDTH / histogram.axis().bins();
        double x = LEFT + bin * width;
        double base = TOP + PLOT_HEIGHT;
        var bars = new SvgTag("g").with(new SvgTag("title").withText(tooltip(histogram, bin)));
        for (int kind = 0; kind < histogram.kinds().size(); kind++) {
            double height = (double) histogram.count(kind, bin) * PLOT_HEIGHT / histogram.top();
            base -= height;
            bars.with(new SvgTag("rect")
                    .withClass(histogram.kinds().get(kind))
                    .at("x", x + 0.5)
                    .at("y", base)
                    .at("width", width - 1)
                    .at("height", height));
        }
        return bars;
    }

    private static String tooltip(Histogram histogram, int bin) {
        String range = histogram.axis().label().apply(histogram.axis().start(bin)) + " – "
                + histogram.axis().label().apply(histogram.axis().start(bin + 1));
        String counts = IntStream.range(0, histogram.kinds().size())
                .mapToObj(kind -> String.format(
                        Locale.ROOT,
                        "%,d %s",
                        histogram.count(kind, bin),
                        histogram.kinds().get(kind)))
                .collect(Collectors.joining(", "));
        return range + ": " + counts;
    }

    private static void labels(SvgTag svg, Histogram.Axis axis) {
        for (int i = 0; i < LABELS; i++) {
            int bin = Math.round((float) i * axis.bins() / (LABELS - 1));
            double x = LEFT + (double) PLOT_WIDTH * bin / axis.bins();
            String anchor = i == 0 ? "start" : i == LABELS - 1 ? "end" : "middle";
            svg.with(SvgTag.text("x", x, HEIGHT - 8, axis.label().apply(axis.start(bin)))
                    .attr("text-anchor", anchor));
        }
    }
}
