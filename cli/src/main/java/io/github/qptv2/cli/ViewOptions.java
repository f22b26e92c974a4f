package io.github.qptv2.cli;

import java.util.function.IntConsumer;

import io.github.qptv2.scoring.Preprocessing;
import io.github.qptv2.scoring.ScorerOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How closely a network looks at a picture. */
final class ViewOptions {

    @Option(names = "--crops", paramLabel = "N", description = "Most crops of one image; default: as the model says.")
    private @Nullable Integer crops;

    @Option(
            names = "--short-side",
            paramLabel = "N",
            description = "Scale the short side to N pixels first; default: as the model says.")
    private @Nullable Integer shortSide;

    /** The options with these over them; refuses values out of range. */
    ScorerOptions over(ScorerOptions options, CommandSpec command) {
        var all = options;
        if (crops != null) {
            check(command, "--crops", Preprocessing.DEFAULT::withMaxCrops, crops);
            all = all.withMaxCrops(crops);
        }
        if (shortSide != null) {
            check(command, "--short-side", Preprocessing.DEFAULT::withShortSide, shortSide);
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
