package io.github.qptv2.cli.rank;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.console.GuardedOutput;
import io.github.qptv2.cli.console.OutputPaths;
import io.github.qptv2.cli.output.OutputFormat;
import io.github.qptv2.cli.score.ResultOptions;
import io.github.qptv2.io.AtomicOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of the output of a ranking. */
final class RankOptions {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Output: table, csv, json or jsonl; default: ${DEFAULT-VALUE}.",
            defaultValue = "table")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(names = "--out", paramLabel = "FILE", description = "Output file; default: the standard output.")
    private @Nullable Path out;

    @Option(names = "--top", paramLabel = "N", description = "List only the N best images; default: all.")
    private @Nullable Integer top;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "HTML report with thumbnails and heat maps, in one self-contained file.")
    private @Nullable Path report;

    @Option(names = "--no-maps", description = "Omit heat maps from the report; they take longer than the scores.")
    private boolean noMaps;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /**
     * Validates the options.
     *
     * @param model file that results must not overwrite, or null
     */
    void check(@Nullable Path model) {
        if (top != null && top < 1) {
            throw new ParameterException(command.commandLine(), "--top must be at least 1, got " + top);
        }
        if (out != null) {
            OutputPaths.requireFile("--out", out);
            ResultOptions.requireReplaceable(out, model);
        }
        if (report != null) {
            OutputPaths.requirePage("--report", report);
        }
    }

    OutputFormat format() {
        return format;
    }

    Optional<Path> report() {
        return Optional.ofNullable(report);
    }

    boolean wantsMaps() {
        return report != null && !noMaps;
    }

    <T> List<T> best(List<T> ranked) {
        return top == null || top >= ranked.size() ? ranked : ranked.subList(0, top);
    }

    void print(String text, Console console) {
        if (out == null) {
            console.print(text);
        } else {
            write(text, out);
        }
    }

    private static void write(String text, Path target) {
        GuardedOutput.guarded(target.toString(), () -> {
            try (var file = AtomicOutputStream.open(target)) {
                file.write(text.getBytes(StandardCharsets.UTF_8));
                file.commit();
            }
            return text;
        });
    }
}
