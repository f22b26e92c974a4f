package io.github.qptv2.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import io.github.qptv2.cli.checkpoint.ConvertCommand;
import io.github.qptv2.cli.checkpoint.ExportCommand;
import io.github.qptv2.cli.checkpoint.InspectCommand;
import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.console.ConsoleSource;
import io.github.qptv2.cli.console.FriendlyErrors;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.NativeProcess;
import io.github.qptv2.cli.console.UsageErrors;
import io.github.qptv2.cli.data.CurateCommand;
import io.github.qptv2.cli.data.DataCommand;
import io.github.qptv2.cli.data.DegradeCommand;
import io.github.qptv2.cli.data.SampleCommand;
import io.github.qptv2.cli.data.ShardCommand;
import io.github.qptv2.cli.doctor.DoctorCommand;
import io.github.qptv2.cli.evaluate.CalibrateCommand;
import io.github.qptv2.cli.evaluate.EvaluateCommand;
import io.github.qptv2.cli.model.ModelsCommand;
import io.github.qptv2.cli.probe.ProbeCommand;
import io.github.qptv2.cli.rank.RankCommand;
import io.github.qptv2.cli.score.ScoreCommand;
import io.github.qptv2.cli.train.FinetuneCommand;
import io.github.qptv2.cli.train.PretrainCommand;
import io.github.qptv2.io.LegacyNames;
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
public final class Main implements ConsoleSource {

    private final Console console;

    private Main(Console console) {
        this.console = console;
    }

    public static void main(String[] args) {
        NativePreload.begin(args);
        var console = Console.ofProcess();
        int exitCode = commandLine(console).execute(args);
        if (console.stop().getAsBoolean()) {
            NativeProcess.exitImmediately(exitCode); // a thread may still be inside a native library
        }
        System.exit(exitCode);
    }

    public static CommandLine commandLine(Console console) {
        return new CommandLine(new Main(console)) {
            @Override
            public int execute(String... args) {
                return super.execute(LegacyNames.options(args, console::say));
            }
        }.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler(new FriendlyErrors());
    }

    /** The ends of the process, for the commands. */
    @Override
    public Console console() {
        return console;
    }
}
