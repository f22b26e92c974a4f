package io.github.qptv2.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.qptv2.monitor.EventFile;
import io.github.qptv2.monitor.MetricCharts;
import io.github.qptv2.monitor.MetricsLog;
import io.github.qptv2.monitor.Panel;
import io.github.qptv2.monitor.PngImage;

/** The figures of a run as lines, as curves, and for TensorBoard. */
public final class MetricsWriter implements AutoCloseable {

    private static final String CURVES = "curves.png";

    private final Path folder;
    private final int every;
    private final List<Panel> panels;
    private final MetricsLog log;
    private final EventFile events;
    private final List<StepReport> window = new ArrayList<>();

    private MetricsWriter(Path folder, int every, List<Panel> panels, MetricsLog log, EventFile events) {
        this.folder = folder;
        this.every = every;
        this.panels = panels;
        this.log = log;
        this.events = events;
    }

    /**
     * What is kept of figures.
     *
     * @param every steps that one line is the mean of
     * @param panels of the curves
     */
    public record LogConfig(int every, List<Panel> panels) {}

    /**
     * Goes on with what is in a folder.
     *
     * @param from steps made; what was kept of later ones is dropped
     */
    public static MetricsWriter open(Path folder, LogConfig kept, long from) throws IOException {
        var log = MetricsLog.open(folder, from);
        try {
            var events = EventFile.open(folder.resolve("events"), from);
            return new MetricsWriter(folder, kept.every(), kept.panels(), log, events);
        } catch (IOException e) {
            log.close();
            throw e;
        }
    }

    void step(StepReport report) throws IOException {
        window.add(report);
        if (report.step() % every == 0) {
            add(report.step(), StepReport.mean(window).values());
            window.clear();
        }
    }

    void add(long step, Map<String, Double> values) throws IOException {
        log.append(step, values);
        events.scalars(step, values);
    }

    /** Adds an image to those of its name in TensorBoard. */
    public void image(long step, String tag, PngImage png) throws IOException {
        events.image(step, tag, png);
    }

    /** Draws the curves over all that was logged. */
    public void draw() throws IOException {
        var entries = MetricsLog.read(folder.resolve(MetricsLog.NAME));
        if (!entries.isEmpty()) {
            MetricCharts.draw(entries, panels).write(folder.resolve(CURVES));
        }
    }

    @Override
    public void close() throws IOException {
        try (log;
                events) {
            draw();
        }
    }
}
