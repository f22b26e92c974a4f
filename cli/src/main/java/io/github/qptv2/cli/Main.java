package io.github.qptv2.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Scores the visual quality of images. */
@Command(
        name = "qpt",
        description = "Scores the visual quality of images.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        subcommands = {
            ScoreCommand.class,
            RankCommand.class,
            ModelsCommand.class,
            InspectCommand.class,
            ConvertCommand.class,
            ExportCommand.class,
            DegradeCommand.class,
            CurateCommand.class,
            ShardCommand.class,
            PretrainCommand.class,
            FinetuneCommand.class,
            ProbeCommand.class,
            PseudoLabelCommand.class,
            EvaluateCommand.class,
            CalibrateCommand.class,
            DoctorCommand.class,
            DataCommand.class,
            SampleCommand.class,
            GenerateCompletion.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:success", "1:failure", "2:wrong usage", "3:some inputs could not be scored"})
final class Main {

    private final Console console;

    private Main(Console console) {
        this.console = console;
    }

    public static void main(String[] args) {
        NativePreload.begin(args);
        var console = Console.ofProcess();
        int exitCode = commandLine(console).execute(args);
        if (console.stop().getAsBoolean()) {
            OwnProcess.endNow(exitCode); // a thread may still be inside a native library
        }
        System.exit(exitCode);
    }

    static CommandLine commandLine(Console console) {
        return new CommandLine(new Main(console))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler(new FriendlyErrors());
    }

    /** The ends of the process, for the commands. */
    Console console() {
        return console;
    }
}
