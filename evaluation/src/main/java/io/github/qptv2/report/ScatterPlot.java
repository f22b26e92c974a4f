package io.github.qptv2.report;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** Points and a curve through them, as an SVG. */
public final class ScatterPlot {

    private static final int WIDTH = 440;
    private static final int HEIGHT = 330;
    private static final int LEFT = 48;
    private static final int TOP = 10;
    private static final int PLOT_WIDTH = WIDTH - LEFT - 10;
    private static final int PLOT_HEIGHT = HEIGHT - TOP - 44;
    private static final int MOST_POINTS = 4000;
    private static final int CURVE_POINTS = 120;

    private final Points points;
    private final Span across;
    private final Span up;

    /** A place in the plot; both numbers are finite. */
    public record Point(double x, double y) {}

    /**
     * What is shown.
     *
     * @param all at least one
     * @param curve finite between the leftmost and the rightmost point
     */
    public record Points(List<Point> all, DoubleUnaryOperator curve) {}

    /** Names of the axes. */
    public record Names(String title, String x, String y) {}

    private record Span(double low, double high) {

        /** A little wider than the values; of width 1 where they are all the same. */
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

    /** A figure with its caption; of many points an even share is drawn, and the caption says so. */
    public static String of(Points points, Names names) {
        return new ScatterPlot(points).figure(names);
    }

    private String figure(Names names) {
        int every = (points.all().size() + MOST_POINTS - 1) / MOST_POINTS;
        String thinned = every > 1
                ? text(" (every %d. of %,d points)", every, points.all().size())
                : "";
        var svg = new StringBuilder(text(
                "<figure><figcaption>%s</figcaption><svg viewBox='0 0 %d %d' role='img'>",
                Html.escaped(names.title() + thinned), WIDTH, HEIGHT));
        grid(svg);
        for (int i = 0; i < points.all().size(); i += every) {
            Point point = points.all().get(i);
            svg.append(text("<circle class='dot' cx='%.1f' cy='%.1f' r='2.4'/>", x(point.x()), y(point.y())));
        }
        svg.append("<polyline class='curve' points='").append(curve()).append("'/>");
        svg.append(text(
                "<text class='x' x='%d' y='%d' text-anchor='middle'>%s</text>",
                LEFT + PLOT_WIDTH / 2, HEIGHT - 6, Html.escaped(names.x())));
        svg.append(text(
                "<text x='12' y='%d' text-anchor='middle' transform='rotate(-90 12 %d)'>%s</text>",
                TOP + PLOT_HEIGHT / 2, TOP + PLOT_HEIGHT / 2, Html.escaped(names.y())));
        return svg.append("</svg></figure>\n").toString();
    }

    private void grid(StringBuilder svg) {
        AxisTicks horizontal = AxisTicks.between(across.low(), across.high(), 6);
        for (double value : horizontal.values()) {
            svg.append(text(
                    "<line class='grid' x1='%.1f' x2='%.1f' y1='%d' y2='%d'/>",
                    x(value), x(value), TOP, TOP + PLOT_HEIGHT));
            svg.append(text(
                    "<text class='x' x='%.1f' y='%d' text-anchor='middle'>%s</text>",
                    x(value), TOP + PLOT_HEIGHT + 16, horizontal.label(value)));
        }
        AxisTicks vertical = AxisTicks.between(up.low(), up.high(), 6);
        for (double value : vertical.values()) {
            svg.append(text(
                    "<line class='grid' x1='%d' x2='%d' y1='%.1f' y2='%.1f'/>",
                    LEFT, LEFT + PLOT_WIDTH, y(value), y(value)));
            svg.append(
                    text("<text class='y' x='%d' y='%.1f'>%s</text>", LEFT - 6, y(value) + 4, vertical.label(value)));
        }
    }

    private String curve() {
        double low = points.all().stream().mapToDouble(Point::x).min().orElseThrow();
        double high = points.all().stream().mapToDouble(Point::x).max().orElseThrow();
        var line = new StringBuilder();
        for (int i = 0; i <= CURVE_POINTS; i++) {
            double at = low + (high - low) * i / CURVE_POINTS;
            line.append(text("%.1f,%.1f ", x(at), y(points.curve().applyAsDouble(at))));
        }
        return line.toString().strip();
    }

    private double x(double value) {
        return LEFT + PLOT_WIDTH * across.share(value);
    }

    private double y(double value) {
        return TOP + PLOT_HEIGHT * (1 - up.share(value));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
