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
import io.github.qptv2.tensor.Collective;
import io.github.qptv2.tensor.CollectiveException;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingListener;
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

    @Option(names = "--seed", paramLabel = "N", description = "Instead of the configuration's.")
    private @Nullable Long seed;

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
        try {
            var request = request();
            try (var all = Together.open(request.config().compute())) {
                return tell(run(request, all, stop), all.isFirst());
            }
        } catch (TrainingException | CollectiveException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e));
        }
    }

    private Outcome run(PretrainRequest request, Collective all, Stop stop) throws IOException, TrainingException {
        if (!all.isFirst()) {
            return Pretraining.run(request, all, TrainingListener.NONE, stop);
        }
        try (var progress = new TrainingProgress(main.console(), "pretraining")) {
            return Pretraining.run(request, all, progress, stop);
        }
    }

    private PretrainRequest request() throws IOException {
        var settings = YamlConfig.read(config, PretrainConfig.DEFAULT);
        var limit = steps == null ? OptionalLong.empty() : OptionalLong.of(steps);
        var seeded = seed == null ? settings : settings.withSeed(seed);
        return new PretrainRequest(data == null ? seeded : seeded.withData(data), folder(), limit, resume);
    }

    private Path folder() {
        if (out != null) {
            return out;
        }
        String name = String.valueOf(config.getFileName()).replaceFirst("\\.ya?ml$", "");
        return Path.of("runs", name);
    }

    private int tell(Outcome outcome, boolean aloud) {
        var console = main.console();
        if (aloud) {
            String last = outcome.stopped()
                    ? "go on with --resume"
                    : outcome.encoder().toString();
            console.say("%s%,d of %,d steps; %s"
                    .formatted(outcome.stopped() ? "stopped after " : "", outcome.step(), outcome.steps(), last));
        }
        return outcome.stopped() ? console.stop().exitCodeOfTeam() : 0;
    }
}
