package io.github.qptv2.cli.model;

import java.util.function.IntConsumer;

import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.PreprocessingSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How closely a network looks at an image. */
public final class CropOptions {

    @Option(
            names = "--max-crops",
            paramLabel = "N",
            description = "Most crops of one image; default: as the model says.")
    private @Nullable Integer crops;

    @Option(
            names = "--short-side",
            paramLabel = "N",
            description = "Scale the short side to N pixels first; default: as the model says.")
    private @Nullable Integer shortSide;

    /** The options with these over them; refuses values out of range. */
    public ScorerOptions over(ScorerOptions options, CommandSpec command) {
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
