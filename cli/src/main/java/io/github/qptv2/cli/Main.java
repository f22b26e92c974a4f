package io.github.qptv2.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.console.ConsoleSource;
import io.github.qptv2.cli.console.FriendlyErrors;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.NativeProcess;
import io.github.qptv2.cli.console.UsageErrors;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.io.LegacyNames;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The {@code qpt} command line. */
@Command(
        name = "qpt",
        description = "Scores the visual quality of images and videos; trains, evaluates and exports the models.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:success", "1:failure", "2:wrong usage", "3:some inputs could not be scored"},
        footer = "%nqpt COMMAND --help describes a command.")
public final class Main implements ConsoleSource {

    private final Console console;

    private Main(Console console) {
        this.console = console;
    }

    /** Runs a command and exits with its exit code. */
    public static void main(String[] args) {
        Verbosity.applyFrom(args);
        NativePreload.begin(args);
        var console = Console.ofProcess();
        int exitCode = run(console, args);
        if (console.stop().getAsBoolean()) {
            NativeProcess.exitImmediately(exitCode); // a thread may still be inside a native library
        }
        System.exit(exitCode);
    }

    /** Runs a command; returns its exit code. */
    public static int run(Console console, String... args) {
        String[] present = LegacyNames.options(args, console::message);
        return commandLine(console, present).execute(present);
    }

    /**
     * The command line with the commands that {@code args} need.
     *
     * @param args arguments to parse; none for all commands
     */
    public static CommandLine commandLine(Console console, String... args) {
        var line = new CommandLine(new Main(console));
        CommandGroup.commandsFor(args).forEach(line::addSubcommand);
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandList());
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler(new FriendlyErrors());
    }

    @Override
    public Console console() {
        return console;
    }
}
