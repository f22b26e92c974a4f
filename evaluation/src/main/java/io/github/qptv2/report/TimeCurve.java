package io.github.qptv2.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.DoubleStream;

import io.github.qptv2.monitor.MetricSeries;
import io.github.qptv2.monitor.PanelChart;
import io.github.qptv2.monitor.PngImage;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a value over the seconds of a video, with horizontal lines such as its mean. Works headless. */
public final class TimeCurve {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 380;
    private static final int MAX_MARKERS = 120;
    private static final double MARGIN = 0.08; // of the values' range, above and below

    /** A value of a frame ({@code from == to}) or of a time segment. */
    public record Point(double from, double to, double value) {}

    /** A horizontal line. */
    public record Line(String name, double value) {}

    /**
     * Data of the chart.
     *
     * @param points by ascending time, at least one; values are finite
     * @param seconds minimum end of the horizontal axis
     */
    public record Course(List<Point> points, List<Line> lines, double seconds) {

        /** Copies the lists. */
        public Course {
            points = List.copyOf(points);
            lines = List.copyOf(lines);
            if (points.isEmpty()) {
                throw new IllegalArgumentException("a curve needs at least one point, got none");
            }
        }

        private DoubleStream values() {
            return DoubleStream.concat(
                    points.stream().mapToDouble(Point::value), lines.stream().mapToDouble(Line::value));
        }

        private double end() {
            return Math.max(
                    seconds, points.stream().mapToDouble(Point::to).max().orElseThrow());
        }
    }

    /** Chart title and title of the vertical axis. */
    public record Titles(String title, String axis) {}

    private TimeCurve() {}

    /** Draws frames as a connected curve, or each segment as a horizontal line; segments may overlap. */
    public static PngImage draw(Titles titles, Course course) {
        var chart = new XYChartBuilder()
                .title(titles.title())
                .xAxisTitle("seconds")
                .yAxisTitle(titles.axis())
                .build();
        PanelChart.style(chart.getStyler(), true);
        chart.getStyler().setChartTitleVisible(true).setChartTitleBoxVisible(false);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS); // an inside legend could cover the curve
        chart.getStyler().setXAxisDecimalPattern("#,##0.##");
        range(chart, course);
        points(chart, course.points());
        for (int i = 0; i < course.lines().size(); i++) {
            level(chart, course, i);
        }
        return drawn(chart);
    }

    private static void range(XYChart chart, Course course) {
        double low = course.values().min().orElseThrow(),
                high = course.values().max().orElseThrow();
        double margin = high > low ? MARGIN * (high - low) : Math.max(0.5, Math.abs(high) * MARGIN);
        chart.getStyler().setYAxisMin(low - margin).setYAxisMax(high + margin);
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(course.end() > 0 ? course.end() : 1);
    }

    private static void points(XYChart chart, List<Point> points) {
        boolean frames = points.stream().allMatch(point -> point.from() == point.to());
        if (frames) {
            double[] at = points.stream().mapToDouble(Point::from).toArray();
            double[] values = points.stream().mapToDouble(Point::value).toArray();
            var curve = add(chart, "each frame", new MetricSeries(at, values), PanelChart.COLORS.get(0));
            curve.setMarker(points.size() <= MAX_MARKERS ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
            return;
        }
        for (int i = 0; i < points.size(); i++) {
            var point = points.get(i);
            var span = new MetricSeries(
                    new double[] {point.from(), point.to()}, new double[] {point.value(), point.value()});
            String name = i == 0 ? "each clip" : "clip " + (i + 1);
            var drawn = add(chart, name, span, PanelChart.COLORS.get(0));
            drawn.setMarker(SeriesMarkers.CIRCLE);
            drawn.setShowInLegend(i == 0);
        }
    }

    private static void level(XYChart chart, Course course, int number) {
        var line = course.lines().get(number);
        var across = new MetricSeries(new double[] {0, course.end()}, new double[] {line.value(), line.value()});
        var drawn = add(chart, line.name(), across, PanelChart.COLORS.get(1 + number % 4));
        float[] dashes = {10, 6};
        drawn.setLineStyle(new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
    }

    private static XYSeries add(XYChart chart, String name, MetricSeries series, Color color) {
        MetricSeries thin = series.thinned();
        XYSeries drawn = chart.addSeries(name, thin.steps(), thin.values());
        drawn.setLineColor(color);
        drawn.setMarkerColor(color);
        drawn.setMarker(SeriesMarkers.NONE);
        drawn.setLineStyle(new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        return drawn;
    }

    private static PngImage drawn(XYChart chart) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = image.createGraphics();
        try {
            chart.paint(canvas, WIDTH, HEIGHT);
        } finally {
            canvas.dispose();
        }
        return PngImage.of(image);
    }
}
