package io.github.qptv2.cli.console;

/** Who has the ends of the process: the command above all others. */
public interface ConsoleSource {

    Console console();
}
