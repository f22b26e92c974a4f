package io.github.qptv2.cli.train;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongFunction;

import io.github.qptv2.media.image.CorruptFiles;
import io.github.qptv2.train.RunRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of every training run. */
final class RunOptions {

    @Option(names = "--config", required = true, paramLabel = "FILE.yaml", description = "Training configuration.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path config;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Output folder of checkpoints, metrics and the model; default: runs/NAME for NAME.yaml.")
    private @Nullable Path out;

    @Option(
            names = "--max-steps",
            paramLabel = "N",
            description =
                    "Stop after step N of the run; the learning-rate schedule keeps the length in the configuration.")
    private @Nullable Long steps;

    @Option(names = "--seed", paramLabel = "N", description = "Random seed; default: seed of the configuration.")
    private @Nullable Long seed;

    @Option(
            names = "--resume",
            description = "Continue from the newest intact checkpoint in --out; without one, start from the beginning.")
    private boolean resume;

    @Option(
            names = "--corrupt",
            paramLabel = "POLICY",
            description = "Corrupt images that can be decoded: refuse (another image takes the place), warn (train on"
                    + " them, and log each) or accept; default: data.corrupt of the configuration.")
    private @Nullable CorruptFiles corrupt;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    Path config() {
        return config;
    }

    /** The configuration with the seed of the command line, if it has one. */
    <C> C seeded(C settings, LongFunction<C> with) {
        return seed == null ? settings : with.apply(seed);
    }

    /** The configuration with the policy of the command line, if it has one. */
    <C> C withCorruptFiles(C settings, Function<CorruptFiles, C> with) {
        return corrupt == null ? settings : with.apply(corrupt);
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
