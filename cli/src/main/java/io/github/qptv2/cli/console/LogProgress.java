package io.github.qptv2.cli.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Progress as one line each minute, for a standard error that is not a terminal. */
public final class LogProgress implements ProgressBars {

    private static final long INTERVAL = Duration.ofMinutes(1).toNanos();

    private final PrintStream stderr;
    private final String task;
    private final String items;
    private final LongSupplier nanos;
    private final long start;
    private long lastLine;
    private long done;
    private String note = "";
    private volatile long total = -1;

    LogProgress(PrintStream stderr, String task, String items) {
        this(stderr, task, items, System::nanoTime);
    }

    public LogProgress(PrintStream stderr, String task, String items, LongSupplier nanos) {
        this.stderr = stderr;
        this.task = task;
        this.items = items;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.lastLine = start;
    }

    @Override
    public void step() {
        done++;
        long now = nanos.getAsLong();
        if (now - lastLine >= INTERVAL) {
            lastLine = now;
            stderr.println(line(Duration.ofNanos(now - start)));
        }
    }

    private String line(Duration elapsed) {
        double rate = done / Math.max(1e-9, elapsed.toMillis() / 1000.0);
        String line = String.format(Locale.ROOT, "qpt: %s %d%s %s, %.1f/s%s", task, done, of(), items, rate, note);
        return total < 0 ? line : line + ", " + clock(Math.round((total - done) / rate)) + " left";
    }

    private String of() {
        return total < 0 ? "" : " of " + total;
    }

    private static String clock(long seconds) {
        return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    @Override
    public void total(long count) {
        total = count;
    }

    @Override
    public void message(String words) {
        note = ", " + words;
    }

    @Override
    public void printAbove(Runnable print) {
        print.run();
    }

    @Override
    public void close() {
        // no bar to clear
    }
}
