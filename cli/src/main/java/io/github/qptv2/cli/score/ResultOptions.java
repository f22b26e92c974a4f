package io.github.qptv2.cli.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.OutputPaths;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.model.ModelSet;
import io.github.qptv2.cli.output.OutputFormat;
import io.github.qptv2.cli.output.ResultWriter;
import io.github.qptv2.cli.output.ResumedModel;
import io.github.qptv2.cli.output.TableStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of the result rows: format and file. */
public final class ResultOptions {

    private static final int SNIFFED = 512;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Output: table, csv, json or jsonl; default: ${DEFAULT-VALUE}.",
            defaultValue = "table")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(names = "--out", paramLabel = "FILE", description = "Output file; default: the standard output.")
    private @Nullable Path out;

    @Option(
            names = "--resume",
            description = "Continue --out (csv or jsonl): skip inputs with a score there, retry inputs with an error.")
    private boolean resume;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    OutputFormat format() {
        return format;
    }

    boolean toFile() {
        return out != null;
    }

    /**
     * Validates the options.
     *
     * @param model file that results must not overwrite, or null
     */
    void check(@Nullable Path model) {
        if (resume && (out == null || !format.isAppendable())) {
            throw new ParameterException(
                    command.commandLine(),
                    "--resume needs --out FILE and --format csv or jsonl, got --format "
                            + format.name().toLowerCase(Locale.ROOT) + (out == null ? " without --out" : ""));
        }
        if (out == null) {
            return;
        }
        OutputPaths.requireFile("--out", out);
        requireReplaceable(out, model);
    }

    /** Results may overwrite earlier results, but never the model or an image. */
    public static void requireReplaceable(Path out, @Nullable Path model) {
        if (!Files.isRegularFile(out)) {
            return;
        }
        try (var in = Files.newInputStream(out)) {
            if (model != null && Files.exists(model) && Files.isSameFile(out, model)) {
                throw new UserException("--out must not be the model, got " + out);
            }
            for (byte value : in.readNBytes(SNIFFED)) {
                if (value >= 0 && value < ' ' && "\t\r\n\u001b".indexOf(value) < 0) {
                    throw new UserException(
                            out + " exists and is not text, so it is not an earlier result; choose another name");
                }
            }
        } catch (IOException e) {
            throw new UserException("cannot write " + out + ": " + FileErrors.reason(e));
        }
    }

    /**
     * Opens the output.
     *
     * @param resumed the models, which receive the paths that an earlier run has scored
     */
    ResultWriter open(Console console, ModelSet scorers, List<ResumedModel> resumed) {
        var models = scorers.descriptions();
        var style = TableStyle.of(models);
        if (!style.calibrated() && format == OutputFormat.TABLE) {
            console.message("this model has no calibration: raw outputs have no unit; higher is better");
        }
        if (out == null) {
            return ResultWriter.onStandardOutput(console.out(), format, style);
        }
        return resume
                ? ResultWriter.appending(out, format, resumed, console::message)
                : ResultWriter.in(out, format, style);
    }

    boolean resumes() {
        return resume;
    }

    /** Refuses a file that is also {@code --out}. */
    void requireOther(String option, Path file) {
        if (out != null) {
            OutputPaths.requireOther(option, file, out);
        }
    }

    /**
     * How a stopped run is continued, for a message.
     *
     * @param less options to omit, such as {@code " without --per-frame"}; empty for none
     */
    String advice(String less) {
        return out != null && format.isAppendable()
                ? "the same command" + less + " with --resume continues from there"
                : "a run with --format csv or jsonl and --out FILE can be resumed";
    }
}
