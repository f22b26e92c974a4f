package io.github.qptv2.cli;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.qptv2.cli.backbone.BackboneCommand;
import io.github.qptv2.cli.benchmark.AblateCommand;
import io.github.qptv2.cli.benchmark.BenchmarkCommand;
import io.github.qptv2.cli.checkpoint.ConvertCommand;
import io.github.qptv2.cli.checkpoint.ExportCommand;
import io.github.qptv2.cli.checkpoint.InspectCommand;
import io.github.qptv2.cli.data.CurateCommand;
import io.github.qptv2.cli.data.DataCommand;
import io.github.qptv2.cli.data.DegradeCommand;
import io.github.qptv2.cli.data.SampleCommand;
import io.github.qptv2.cli.data.ShardCommand;
import io.github.qptv2.cli.distortion.DistortionsCommand;
import io.github.qptv2.cli.doctor.DoctorCommand;
import io.github.qptv2.cli.evaluate.CalibrateCommand;
import io.github.qptv2.cli.evaluate.EvaluateCommand;
import io.github.qptv2.cli.model.ModelsCommand;
import io.github.qptv2.cli.probe.ProbeCommand;
import io.github.qptv2.cli.rank.RankCommand;
import io.github.qptv2.cli.score.ScoreCommand;
import io.github.qptv2.cli.serve.ServeCommand;
import io.github.qptv2.cli.train.FinetuneCommand;
import io.github.qptv2.cli.train.PretrainCommand;
import io.github.qptv2.cli.train.PseudoLabelCommand;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The commands of {@code qpt}, in the groups and the order of its help. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable
enum CommandGroup {
    SCORE("Score", ScoreCommand.class, RankCommand.class, ServeCommand.class),
    MODELS(
            "Models",
            ModelsCommand.class,
            BackboneCommand.class,
            InspectCommand.class,
            ConvertCommand.class,
            ExportCommand.class),
    TRAIN("Train", PretrainCommand.class, FinetuneCommand.class, PseudoLabelCommand.class),
    EVALUATE(
            "Evaluate",
            EvaluateCommand.class,
            BenchmarkCommand.class,
            AblateCommand.class,
            CalibrateCommand.class,
            DistortionsCommand.class,
            ProbeCommand.class,
            DoctorCommand.class),
    DATA("Data", DataCommand.class, CurateCommand.class, ShardCommand.class, DegradeCommand.class, SampleCommand.class),
    OTHER("Other", GenerateCompletion.class, HelpCommand.class);

    private final String heading;
    private final List<Class<?>> commands;

    CommandGroup(String heading, Class<?>... commands) {
        this.heading = heading;
        this.commands = List.of(commands);
    }

    String heading() {
        return heading;
    }

    /** Names of the commands. */
    List<String> names() {
        return commands.stream().map(CommandGroup::name).toList();
    }

    /**
     * The commands that a command line needs: the one it begins with, or all of them. Building the model of all options
     * takes 0.2 s, which a single command is spared.
     */
    static List<Class<?>> commandsFor(String... args) {
        List<Class<?>> named = Stream.of(values())
                .filter(group -> group != OTHER) // help and completion describe all commands
                .<Class<?>>flatMap(group -> group.commands.stream())
                .filter(command -> args.length > 0 && name(command).equals(args[0]))
                .toList();
        return named.isEmpty()
                ? Stream.of(values())
                        .<Class<?>>flatMap(group -> group.commands.stream())
                        .toList()
                : named;
    }

    private static String name(Class<?> command) {
        return Objects.requireNonNull(command.getAnnotation(Command.class)).name();
    }
}
