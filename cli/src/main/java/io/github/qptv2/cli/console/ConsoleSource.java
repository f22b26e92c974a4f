package io.github.qptv2.cli.console;

/** A command with subcommands, which has the console. */
public interface ConsoleSource {

    Console console();
}
