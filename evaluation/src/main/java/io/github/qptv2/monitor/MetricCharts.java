package io.github.qptv2.monitor;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Draws logged metrics over the steps, one chart below the other, as one image. Works headless.
 *
 * <pre>{@code
 * MetricCharts.draw(MetricsLog.read(out.resolve(MetricsLog.NAME)), Panel.PRETRAINING).write(out.resolve("curves.png"));
 * }</pre>
 */
public final class MetricCharts {

    private static final int WIDTH = 1000;
    private static final int PANEL_HEIGHT = 280;

    /** Height of the horizontal axis, which only the lowest chart has. */
    private static final int STEPS_HEIGHT = 44;

    private MetricCharts() {}

    /**
     * Draws all panels over the same steps, including panels without data.
     *
     * @param panels from top to bottom, at least one
     */
    public static PngImage draw(List<MetricsEntry> entries, List<Panel> panels) {
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("charts need at least one panel, got none");
        }
        var image = new BufferedImage(WIDTH, panels.size() * PANEL_HEIGHT + STEPS_HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = image.createGraphics();
        try {
            for (int i = 0; i < panels.size(); i++) {
                boolean lowest = i == panels.size() - 1;
                int height = lowest ? PANEL_HEIGHT + STEPS_HEIGHT : PANEL_HEIGHT;
                Graphics2D part = (Graphics2D) canvas.create(0, i * PANEL_HEIGHT, WIDTH, height);
                PanelChart.of(panels.get(i), entries, lowest).paint(part, WIDTH, height);
                part.dispose();
            }
        } finally {
            canvas.dispose();
        }
        return PngImage.of(image);
    }
}
