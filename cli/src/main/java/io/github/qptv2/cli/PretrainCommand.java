package io.github.qptv2.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.pretrain.Outcome;
import io.github.qptv2.pretrain.PretrainConfig;
import io.github.qptv2.pretrain.PretrainRequest;
import io.github.qptv2.pretrain.Pretraining;
import io.github.qptv2.train.TrainingException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code qpt pretrain}. */
@Command(
        name = "pretrain",
        description = "Turns a folder of unlabelled pictures into an encoder, by masked image modelling.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:trained as far as was asked",
            "1:it is not; --resume goes on from the last checkpoint",
            "2:wrong usage",
            "130, 143:ended by Ctrl-C or SIGTERM, with a checkpoint; --resume goes on"
        })
final class PretrainCommand implements Callable<Integer> {

    @Option(names = "--config", required = true, paramLabel = "FILE.yaml", description = "All settings of the run.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path config;

    @Option(
            names = "--data",
            paramLabel = "DIR|MANIFEST",
            description = "Pictures: a folder, shards, a list or a manifest of qpt curate; default: data.path.")
    private @Nullable String data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where checkpoints, curves and the encoder go; default: runs/NAME, after the configuration.")
    private @Nullable Path out;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Stop after step N in all; the learning rate still follows the configuration's length.")
    private @Nullable Long steps;

    @Option(names = "--resume", description = "Go on from the newest checkpoint in --out, if there is one.")
    private boolean resume;

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Main main;

    @Override
    public Integer call() {
        verbosity.settle();
        if (steps != null && steps < 1) {
            throw new ParameterException(command.commandLine(), "--steps must be at least 1, got " + steps);
        }
        var stop = main.console().stop();
        stop.beforeSecondSignal();
        stop.onSignals();
        try (var progress = new TrainingProgress(main.console(), "pretraining")) {
            var outcome = Pretraining.run(request(), progress, stop);
            progress.close();
            return tell(outcome);
        } catch (TrainingException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e));
        }
    }

    private PretrainRequest request() throws IOException {
        var settings = YamlConfig.read(config, PretrainConfig.DEFAULT);
        var limit = steps == null ? OptionalLong.empty() : OptionalLong.of(steps);
        return new PretrainRequest(data == null ? settings : settings.withData(data), folder(), limit, resume);
    }

    private Path folder() {
        if (out != null) {
            return out;
        }
        String name = String.valueOf(config.getFileName()).replaceFirst("\\.ya?ml$", "");
        return Path.of("runs", name);
    }

    private int tell(Outcome outcome) {
        var console = main.console();
        if (outcome.stopped()) {
            console.say(
                    "stopped after step %,d of %,d; go on with --resume".formatted(outcome.step(), outcome.steps()));
            return console.stop().exitCode();
        }
        console.say("%,d of %,d steps: %s".formatted(outcome.step(), outcome.steps(), outcome.encoder()));
        return 0;
    }
}
