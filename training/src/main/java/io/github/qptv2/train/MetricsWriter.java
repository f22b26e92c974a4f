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

/** Writes a run's metrics as {@code metrics.jsonl}, as a chart, and as TensorBoard events. */
public final class MetricsWriter implements AutoCloseable {

    private static final String CURVES = "curves.png";

    private final Path folder;
    private final int every;
    private final List<Panel> panels;
    private final MetricsLog log;
    private final EventFile events;
    private final List<StepReport> window = new ArrayList<>();

    private MetricsWriter(Path folder, OutputPolicy policy, MetricsLog log, EventFile events) {
        this.folder = folder;
        this.every = policy.logEvery();
        this.panels = policy.panels();
        this.log = log;
        this.events = events;
    }

    /**
     * Continues the metrics of a folder.
     *
     * @param from steps completed before; metrics of later steps are dropped
     */
    static MetricsWriter open(Path folder, OutputPolicy policy, long from) throws IOException {
        var log = MetricsLog.open(folder, from);
        try {
            return new MetricsWriter(folder, policy, log, EventFile.open(folder.resolve("events"), from));
        } catch (IOException e) {
            log.close();
            throw e;
        }
    }

    /** Adds a step; every {@code logEvery} steps their means are written. */
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

    /** Adds an image under a TensorBoard tag. */
    public void image(long step, String tag, PngImage png) throws IOException {
        events.image(step, tag, png);
    }

    /** Draws the chart of everything that was logged. */
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
