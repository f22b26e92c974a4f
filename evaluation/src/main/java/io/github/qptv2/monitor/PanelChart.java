package io.github.qptv2.monitor;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A {@link Panel} as an XChart chart. */
public final class PanelChart {

    /** Palette for color-blind readers (Okabe and Ito, 2008). */
    public static final List<Color> COLORS = List.of(
            new Color(0x0072b2), new Color(0xd55e00), new Color(0x009e73), new Color(0xcc79a7), new Color(0x56b4e9));

    private static final Color INK = new Color(0x333333);
    private static final Color GRID = new Color(0xe4e4e4);
    private static final int LABELS_WIDTH = 100;
    private static final float FINE = 1.2f;
    private static final float BOLD = 2.2f;

    private PanelChart() {}

    /** The chart of a panel; only the lowest chart has the axis of steps. */
    static XYChart of(Panel panel, List<MetricsEntry> entries, boolean lowest) {
        List<MetricSeries> curves =
                panel.keys().stream().map(key -> MetricSeries.of(key, entries)).toList();
        int exponent = exponent(curves);
        var chart = new XYChartBuilder()
                .yAxisTitle(exponent == 0 ? panel.axis() : panel.axis() + " (×1e" + exponent + ")")
                .xAxisTitle(lowest ? "optimizer steps" : "")
                .build();
        style(chart.getStyler(), lowest);
        range(chart.getStyler(), entries);
        chart.getStyler().setLegendVisible(panel.keys().size() > 1);
        for (int i = 0; i < curves.size(); i++) {
            add(chart, panel, curves.get(i).times(Math.pow(10, -exponent)), i);
        }
        if (chart.getSeriesMap().isEmpty()) {
            chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
        }
        return chart;
    }

    /** Power of ten that the axis title states, which keeps tick labels short; 0 for none. */
    private static int exponent(List<MetricSeries> curves) {
        double max = curves.stream()
                .flatMapToDouble(curve -> Arrays.stream(curve.values()))
                .map(Math::abs)
                .max()
                .orElse(0);
        int exponent = max == 0 ? 0 : (int) Math.floor(Math.log10(max));
        return exponent < -2 || exponent > 4 ? exponent : 0;
    }

    private static void add(XYChart chart, Panel panel, MetricSeries series, int number) {
        if (series.size() == 0) {
            return;
        }
        String key = panel.keys().get(number);
        Color color = COLORS.get(number % COLORS.size());
        if (panel.smoothed()) {
            line(chart, key + " raw", series, pale(color), FINE).setShowInLegend(false);
        }
        line(chart, key, panel.smoothed() ? series.smoothed() : series, color, BOLD);
    }

    private static XYSeries line(XYChart chart, String name, MetricSeries series, Color color, float width) {
        MetricSeries thin = series.thinned();
        XYSeries drawn = chart.addSeries(name, thin.steps(), thin.values());
        drawn.setLineColor(color);
        drawn.setLineStyle(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        drawn.setMarkerColor(color);
        drawn.setMarker(series.size() == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE); // a single point has no line
        return drawn;
    }

    private static Color pale(Color color) {
        return new Color(paler(color.getRed()), paler(color.getGreen()), paler(color.getBlue()));
    }

    private static int paler(int value) {
        return value + (255 - value) * 2 / 3;
    }

    private static void range(XYStyler styler, List<MetricsEntry> entries) {
        double last = entries.stream().mapToDouble(MetricsEntry::step).max().orElse(1);
        styler.setXAxisMin(0.0).setXAxisMax(Math.max(1, last));
    }

    /** The style of all charts; {@code lowest} if the horizontal axis has labels and a title. */
    public static void style(XYStyler styler, boolean lowest) {
        var font = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setChartFontColor(INK);
        styler.setChartPadding(12);
        styler.setChartTitleVisible(false);
        styler.setPlotBorderVisible(false);
        styler.setPlotContentSize(0.98);
        styler.setLegendPosition(LegendPosition.InsideNE);
        styler.setLegendLayout(LegendLayout.Horizontal);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendFont(font);
        styler.setYAxisLeftWidthHint(LABELS_WIDTH);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setAxisTitleFont(font);
        styler.setAxisTickLabelsFont(font);
        styler.setAxisTickLabelsColor(INK);
        styler.setAxisTicksMarksVisible(false);
        styler.setAxisTicksLineVisible(false);
        styler.setYAxisTickMarkSpacingHint(45);
        styler.setXAxisTickMarkSpacingHint(110);
        styler.setXAxisTicksVisible(lowest);
        styler.setXAxisTitleVisible(lowest);
        styler.setLocale(Locale.ROOT);
        styler.setXAxisDecimalPattern("#,##0");
        styler.setYAxisDecimalPattern("#,##0.####");
    }
}
