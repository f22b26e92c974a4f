package io.github.qptv2.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import j2html.TagCreator;
import j2html.tags.DomContent;

/** Lines with bands over a logarithmic horizontal axis, in SVG. */
public final class BandPlot {

    private static final int WIDTH = 440;
    private static final int HEIGHT = 330;
    private static final int LEFT = 48;
    private static final int TOP = 10;
    private static final int PLOT_WIDTH = WIDTH - LEFT - 10;
    private static final int PLOT_HEIGHT = HEIGHT - TOP - 44;
    private static final List<String> COLORS = List.of("#2a78b5", "#d9822b", "#4a9a5b", "#9a4a8c", "#51606f");

    private final double left;
    private final double right;
    private final double low;
    private final double high;

    /**
     * A point of a line.
     *
     * @param x above 0
     * @param low lower end of the band, at most {@code y}
     * @param high upper end of the band, at least {@code y}
     */
    public record Point(double x, double y, double low, double high) {}

    private BandPlot(List<Point> all) {
        double min = end(all, Point::x, 1), max = end(all, Point::x, -1);
        left = Math.log(min) - (max > min ? 0 : 0.5);
        right = Math.log(max) + (max > min ? 0 : 0.5);
        double bottom = end(all, Point::low, 1), top = end(all, Point::high, -1);
        double margin = top > bottom ? 0.05 * (top - bottom) : 0.05;
        low = bottom - margin;
        high = top + margin;
    }

    private static double end(List<Point> all, ToDoubleFunction<Point> value, int sign) {
        return all.stream()
                .map(value::applyAsDouble)
                .min(Comparator.comparingDouble(number -> sign * number))
                .orElseThrow();
    }

    /**
     * A captioned figure.
     *
     * @param lines points by the name of the line; at least one point
     */
    public static DomContent of(Map<String, List<Point>> lines, ScatterPlot.Names names) {
        var plot = new BandPlot(lines.values().stream().flatMap(List::stream).toList());
        var svg = SvgTag.root(WIDTH, HEIGHT);
        plot.grid(svg, lines.values().iterator().next());
        int line = 0;
        for (var entry : lines.entrySet()) {
            String color = COLORS.get(line % COLORS.size());
            var points = entry.getValue().stream()
                    .sorted(Comparator.comparingDouble(Point::x))
                    .toList();
            plot.band(svg, points, color);
            svg.with(new SvgTag("text")
                    .at("x", LEFT + 8)
                    .at("y", TOP + 14 + 14 * line)
                    .attr("style", "fill: " + color)
                    .withText(entry.getKey()));
            line++;
        }
        svg.with(SvgTag.text("x", LEFT + PLOT_WIDTH / 2, HEIGHT - 6, names.x()).attr("text-anchor", "middle"));
        double middle = TOP + PLOT_HEIGHT / 2;
        svg.with(SvgTag.text("label", 12, middle, names.y())
                .attr("text-anchor", "middle")
                .attr("transform", String.format(Locale.ROOT, "rotate(-90 12 %.1f)", middle)));
        return TagCreator.figure(TagCreator.figcaption(names.title()), svg);
    }

    private void band(SvgTag svg, List<Point> points, String color) {
        var outline = new StringBuilder();
        points.forEach(point -> add(outline, point.x(), point.high()));
        for (int i = points.size() - 1; i >= 0; i--) {
            add(outline, points.get(i).x(), points.get(i).low());
        }
        var middle = new StringBuilder();
        points.forEach(point -> add(middle, point.x(), point.y()));
        svg.with(new SvgTag("polygon")
                .attr("points", outline.toString().strip())
                .attr("style", "fill: %s; fill-opacity: .2".formatted(color)));
        svg.with(new SvgTag("polyline")
                .attr("points", middle.toString().strip())
                .attr("style", "fill: none; stroke-width: 2.5; stroke: " + color));
    }

    private void add(StringBuilder text, double x, double y) {
        text.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(x), y(y)));
    }

    /** Vertical lines at the points of one line. */
    private void grid(SvgTag svg, List<Point> points) {
        for (Point point : points) {
            svg.with(SvgTag.gridLine(x(point.x()), x(point.x()), TOP, TOP + PLOT_HEIGHT));
            svg.with(SvgTag.text("x", x(point.x()), TOP + PLOT_HEIGHT + 16, "%,d".formatted(Math.round(point.x())))
                    .attr("text-anchor", "middle"));
        }
        AxisTicks vertical = AxisTicks.between(low, high, 6);
        for (double value : vertical.values()) {
            svg.with(SvgTag.gridLine(LEFT, LEFT + PLOT_WIDTH, y(value), y(value)));
            svg.with(SvgTag.text("y", LEFT - 6, y(value) + 4, vertical.label(value)));
        }
    }

    private double x(double value) {
        return LEFT + PLOT_WIDTH * (Math.log(value) - left) / (right - left);
    }

    private double y(double value) {
        return TOP + PLOT_HEIGHT * (1 - (value - low) / (high - low));
    }
}
