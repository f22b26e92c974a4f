package io.github.qptv2.cli.console;

import java.io.PrintStream;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar with rate and remaining time, cleared at the end of the run. */
final class TerminalProgress implements ProgressBars {

    private static final int COLUMNS = 120;

    private final ProgressBar bar;

    TerminalProgress(PrintStream stderr, String task, String items) {
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(-1)
                .setUnit(" " + items, 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .setConsumer(new ConsoleProgressBarConsumer(stderr, COLUMNS))
                .clearDisplayOnFinish()
                .showSpeed()
                .build();
    }

    @Override
    public void step() {
        bar.step();
    }

    @Override
    public void total(long count) {
        bar.maxHint(count);
    }

    @Override
    public void message(String words) {
        bar.setExtraMessage(words);
    }

    @Override
    public void printAbove(Runnable print) {
        bar.pause();
        print.run();
        bar.resume();
    }

    @Override
    public void close() {
        bar.close();
    }
}
