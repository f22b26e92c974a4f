package io.github.qptv2.report;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

import j2html.TagCreator;
import j2html.tags.DomContent;

/** Scatter plot with a fitted curve, in SVG. */
public final class ScatterPlot {

    private static final int WIDTH = 440;
    private static final int HEIGHT = 330;
    private static final int LEFT = 48;
    private static final int TOP = 10;
    private static final int PLOT_WIDTH = WIDTH - LEFT - 10;
    private static final int PLOT_HEIGHT = HEIGHT - TOP - 44;
    private static final int MAX_POINTS = 4000;
    private static final int CURVE_POINTS = 120;

    private final Points points;
    private final Span across;
    private final Span up;

    /** A point of the plot; both coordinates are finite. */
    public record Point(double x, double y) {}

    /**
     * Data of the plot.
     *
     * @param all at least one
     * @param curve finite between the leftmost and the rightmost point
     */
    public record Points(List<Point> all, DoubleUnaryOperator curve) {}

    /** Title and axis labels. */
    public record Names(String title, String x, String y) {}

    private record Span(double low, double high) {

        /** Range of the values with margins; of width 1 where all are equal. */
        static Span of(Points points, ToDoubleFunction<Point> value) {
            double low = points.all().stream().mapToDouble(value).min().orElseThrow();
            double high = points.all().stream().mapToDouble(value).max().orElseThrow();
            double margin = high > low ? 0.04 * (high - low) : 0.5;
            return new Span(low - margin, high + margin);
        }

        double share(double value) {
            return Math.max(0, Math.min(1, (value - low) / (high - low)));
        }
    }

    private ScatterPlot(Points points) {
        this.points = points;
        this.across = Span.of(points, Point::x);
        this.up = Span.of(points, Point::y);
    }

    /** A captioned figure; above 4,000 points an even sample is drawn, and the caption says so. */
    public static DomContent of(Points points, Names names) {
        return new ScatterPlot(points).figure(names);
    }

    private DomContent figure(Names names) {
        int every = (points.all().size() + MAX_POINTS - 1) / MAX_POINTS;
        String sampled = every > 1
                ? String.format(
                        Locale.ROOT,
                        " (1 in %d of %,d points)",
                        every,
                        points.all().size())
                : "";
        var svg = SvgTag.root(WIDTH, HEIGHT);
        grid(svg);
        for (int i = 0; i < points.all().size(); i += every) {
            Point point = points.all().get(i);
            svg.with(new SvgTag("circle")
                    .withClass("dot")
                    .at("cx", x(point.x()))
                    .at("cy", y(point.y()))
                    .at("r", 2.4));
        }
        svg.with(new SvgTag("polyline").withClass("curve").attr("points", curve()));
        double middle = TOP + PLOT_HEIGHT / 2;
        svg.with(SvgTag.text("x", LEFT + PLOT_WIDTH / 2, HEIGHT - 6, names.x()).attr("text-anchor", "middle"));
        svg.with(SvgTag.text("label", 12, middle, names.y())
                .attr("text-anchor", "middle")
                .attr("transform", String.format(Locale.ROOT, "rotate(-90 12 %.1f)", middle)));
        return TagCreator.figure(TagCreator.figcaption(names.title() + sampled), svg);
    }

    private void grid(SvgTag svg) {
        AxisTicks horizontal = AxisTicks.between(across.low(), across.high(), 6);
        for (double value : horizontal.values()) {
            svg.with(SvgTag.gridLine(x(value), x(value), TOP, TOP + PLOT_HEIGHT));
            svg.with(SvgTag.text("x", x(value), TOP + PLOT_HEIGHT + 16, horizontal.label(value))
                    .attr("text-anchor", "middle"));
        }
        AxisTicks vertical = AxisTicks.between(up.low(), up.high(), 6);
        for (double value : vertical.values()) {
            svg.with(SvgTag.gridLine(LEFT, LEFT + PLOT_WIDTH, y(value), y(value)));
            svg.with(SvgTag.text("y", LEFT - 6, y(value) + 4, vertical.label(value)));
        }
    }

    private String curve() {
        double low = points.all().stream().mapToDouble(Point::x).min().orElseThrow();
        double high = points.all().stream().mapToDouble(Point::x).max().orElseThrow();
        var line = new StringBuilder();
        for (int i = 0; i <= CURVE_POINTS; i++) {
            double at = low + (high - low) * i / CURVE_POINTS;
            line.append(String.format(
                    Locale.ROOT, "%.1f,%.1f ", x(at), y(points.curve().applyAsDouble(at))));
        }
        return line.toString().strip();
    }

    private double x(double value) {
        return LEFT + PLOT_WIDTH * across.share(value);
    }

    private double y(double value) {
        return TOP + PLOT_HEIGHT * (1 - up.share(value));
    }
}
