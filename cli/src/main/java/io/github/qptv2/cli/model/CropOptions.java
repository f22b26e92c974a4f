package io.github.qptv2.cli.model;

import java.util.function.IntConsumer;

import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.PreprocessingSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of preprocessing: number of crops and scaling. */
public final class CropOptions {

    @Option(
            names = "--max-crops",
            paramLabel = "N",
            description = "Maximum number of crops of an image, 1..1000; default: that of the model (15).")
    private @Nullable Integer crops;

    @Option(
            names = "--short-side",
            paramLabel = "N",
            description =
                    "Scale the short side to N pixels before cropping, 16..10000; default: that of the model (no scaling).")
    private @Nullable Integer shortSide;

    /**
     * {@code options} with the values given here.
     *
     * @throws ParameterException if a value is out of range
     */
    public ScorerOptions applyTo(ScorerOptions options, CommandSpec command) {
        var all = options;
        if (crops != null) {
            check(command, "--max-crops", PreprocessingSpec.DEFAULT::withMaxCrops, crops);
            all = all.withMaxCrops(crops);
        }
        if (shortSide != null) {
            check(command, "--short-side", PreprocessingSpec.DEFAULT::withShortSide, shortSide);
            all = all.withShortSide(shortSide);
        }
        return all;
    }

    private static void check(CommandSpec command, String option, IntConsumer rule, int value) {
        try {
            rule.accept(value);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "wrong value for " + option + ": " + e.getMessage(), e);
        }
    }
}
