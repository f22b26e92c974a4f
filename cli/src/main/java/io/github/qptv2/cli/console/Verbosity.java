package io.github.qptv2.cli.console;

import picocli.CommandLine.Option;

/** How much the log tells. To be settled before the first logger is made. */
public final class Verbosity {

    /** What {@code logback.xml} reads its level from. */
    static final String LEVEL = "qpt.log.level";

    @Option(
            names = {"-v", "--verbose"},
            description = "Log what happens; twice: in detail.")
    private boolean[] times = {};

    public void apply() {
        System.setProperty(LEVEL, times.length == 0 ? "WARN" : times.length == 1 ? "INFO" : "DEBUG");
    }
}
