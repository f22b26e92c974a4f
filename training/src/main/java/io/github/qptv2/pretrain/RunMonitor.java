package io.github.qptv2.pretrain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.monitor.Curves;
import io.github.qptv2.monitor.EventFile;
import io.github.qptv2.monitor.MetricsLog;
import io.github.qptv2.monitor.Panel;
import io.github.qptv2.monitor.Png;
import io.github.qptv2.train.StepReport;

/** Keeps what a person wants to see of a run: figures, curves and reconstructions. */
final class RunMonitor implements AutoCloseable {

    private static final String CURVES = "curves.png";
    private static final String PICTURES = "pictures";

    private final PretrainConfig.Output output;
    private final Path folder;
    private final MetricsLog log;
    private final EventFile events;
    private final Gallery gallery;
    private final List<StepReport> window = new ArrayList<>();

    private RunMonitor(PretrainConfig.Output output, Path folder, MetricsLog log, EventFile events, Gallery gallery) {
        this.output = output;
        this.folder = folder;
        this.log = log;
        this.events = events;
        this.gallery = gallery;
    }

    /** What pictures of reconstructions are made with. */
    record Gallery(Exhibit exhibit, PretrainStep step, Learner learner) {

        Png draw() {
            return learner.withBest(() -> exhibit.painted(step));
        }
    }

    /**
     * Goes on with what is in a folder.
     *
     * @param from steps made; what was kept of later ones is dropped
     */
    static RunMonitor open(PretrainConfig config, Path folder, long from, Gallery gallery) throws IOException {
        var log = MetricsLog.open(folder, from);
        try {
            return new RunMonitor(
                    config.output(), folder, log, EventFile.open(folder.resolve("events"), from), gallery);
        } catch (IOException e) {
            log.close();
            throw e;
        }
    }

    void step(StepReport report) throws IOException {
        window.add(report);
        if (report.step() % output.logEvery() == 0) {
            var values = StepReport.mean(window).values();
            log.append(report.step(), values);
            events.scalars(report.step(), values);
            window.clear();
        }
        show(report.step());
    }

    /** Pictures of the reconstructions, where it is time for some. */
    void show(long step) throws IOException {
        if (output.picturesEvery() > 0 && step % output.picturesEvery() == 0) {
            var png = gallery.draw();
            Files.createDirectories(folder.resolve(PICTURES));
            png.write(folder.resolve(PICTURES).resolve("step-%06d.png".formatted(step)));
            events.image(step, "reconstructions", png);
            draw();
        }
    }

    /** Draws the curves over all that was logged. */
    void draw() throws IOException {
        var entries = MetricsLog.read(folder.resolve(MetricsLog.NAME));
        if (!entries.isEmpty()) {
            Curves.draw(entries, Panel.PRETRAINING).write(folder.resolve(CURVES));
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
