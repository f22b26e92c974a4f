package io.github.qptv2.cli.train;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.LongFunction;

import io.github.qptv2.train.RunRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every training run can be asked for. */
final class RunOptions {

    @Option(names = "--config", required = true, paramLabel = "FILE.yaml", description = "All settings of the run.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path config;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where all that the run makes goes; default: runs/NAME, after the configuration.")
    private @Nullable Path out;

    @Option(
            names = "--max-steps",
            paramLabel = "N",
            description = "Stop after step N in all; the learning rate still follows the configuration's length.")
    private @Nullable Long steps;

    @Option(names = "--seed", paramLabel = "N", description = "Instead of the configuration's.")
    private @Nullable Long seed;

    @Option(names = "--resume", description = "Go on from the newest checkpoint in --out, if there is one.")
    private boolean resume;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    Path config() {
        return config;
    }

    /** Settings with another seed, where one was given. */
    <C> C seeded(C settings, LongFunction<C> with) {
        return seed == null ? settings : with.apply(seed);
    }

    RunRequest request() {
        if (steps != null && steps < 1) {
            throw new ParameterException(command.commandLine(), "--max-steps must be at least 1, got " + steps);
        }
        var limit = steps == null ? OptionalLong.empty() : OptionalLong.of(steps);
        return new RunRequest(folder(), limit, resume);
    }

    private Path folder() {
        if (out != null) {
            return out;
        }
        String name = String.valueOf(config.getFileName()).replaceFirst("\\.ya?ml$", "");
        return Path.of("runs", name);
    }
}
