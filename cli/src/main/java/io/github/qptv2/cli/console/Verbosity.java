package io.github.qptv2.cli.console;

import java.util.List;

import picocli.CommandLine.Option;

/** The log level; must be applied before the first logger is created. */
public final class Verbosity {

    /** System property that {@code logback.xml} reads the level from. */
    static final String LEVEL = "qpt.log.level";

    @Option(
            names = {"-v", "--verbose"},
            description = "Log at level INFO; given twice: DEBUG.")
    private boolean[] times = {};

    /** Applies the level of a command line before it is parsed, since background threads may create loggers earlier. */
    public static void applyFrom(String... args) {
        long times = List.of(args).stream()
                .takeWhile(arg -> !arg.equals("--"))
                .mapToLong(arg -> arg.equals("-vv") ? 2 : arg.equals("-v") || arg.equals("--verbose") ? 1 : 0)
                .sum();
        apply(times);
    }

    public void apply() {
        apply(times.length);
    }

    private static void apply(long times) {
        System.setProperty(LEVEL, times == 0 ? "WARN" : times == 1 ? "INFO" : "DEBUG");
    }
}
