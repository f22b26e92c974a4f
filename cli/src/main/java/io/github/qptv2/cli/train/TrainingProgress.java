package io.github.qptv2.cli.train;

import java.util.Locale;
import java.util.function.Supplier;

import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.console.ProgressBars;
import io.github.qptv2.cli.console.ProgressDisplay;
import io.github.qptv2.train.StepReport;
import io.github.qptv2.train.TrainingListener;
import org.jspecify.annotations.Nullable;

/** Displays a training run: a progress bar with loss, rate and remaining time, or a line each minute. */
public final class TrainingProgress implements TrainingListener, AutoCloseable {

    private static final double FRESH = 0.05; // weight of the newest step in the exponential moving averages shown

    private final Console console;
    private final Supplier<ProgressBars> showing;
    private @Nullable ProgressBars shown;
    private double loss = Double.NaN;
    private double rate = Double.NaN;

    /** Displays a task on the standard error. */
    public TrainingProgress(Console console, String task) {
        this(console, () -> ProgressDisplay.on(console.err(), task, "steps"));
    }

    TrainingProgress(Console console, Supplier<ProgressBars> showing) {
        this.console = console;
        this.showing = showing;
    }

    @Override
    public void begins(long done, long steps) {
        if (done >= steps) {
            return;
        }
        if (done > 0) {
            console.message("resuming after step %,d".formatted(done));
        }
        shown = showing.get();
        shown.total(steps - done);
    }

    @Override
    public void step(StepReport report) {
        loss = smoothed(loss, report.loss());
        rate = smoothed(rate, report.rate());
        if (shown != null) {
            shown.message(String.format(
                    Locale.ROOT, "loss %.4f, %.1f images/s, data wait %.0f %%", loss, rate, 100 * report.dataWait()));
            shown.step();
        }
    }

    private static double smoothed(double before, double now) {
        return Double.isNaN(before) ? now : before + FRESH * (now - before);
    }

    @Override
    public void message(String line) {
        if (shown == null) {
            console.message(line);
        } else {
            shown.printAbove(() -> console.message(line));
        }
    }

    @Override
    public void close() {
        if (shown != null) {
            shown.close();
            shown = null;
        }
    }
}
