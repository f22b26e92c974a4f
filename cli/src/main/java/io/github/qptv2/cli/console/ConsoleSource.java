package io.github.qptv2.cli.console;

/** The top-level command, which has the console. */
public interface ConsoleSource {

    Console console();
}
