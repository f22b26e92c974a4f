package io.github.qptv2.cli.output;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;

import io.github.qptv2.cli.console.GuardedOutput;
import io.github.qptv2.cli.console.NonClosingStream;
import io.github.qptv2.io.AtomicOutputStream;
import io.github.qptv2.onnx.Precision;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way to the standard output or to the file named with {@code --out}.
 *
 * <p>Rows of CSV and JSON lines are in the file as soon as they are flushed; a table or a JSON array takes the file's
 * place when it is finished. Whatever goes wrong in writing is told in one line.
 */
public final class ResultWriter implements AutoCloseable {

    private final Target target;
    private final RowWriter rows;

    /** The bytes' way, and the file that appears at the end if it is to appear whole. */
    private record Target(String name, Writer out, @Nullable AtomicOutputStream replacing) {

        static Target of(String name, OutputStream out) {
            var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            return new Target(name, writer, out instanceof AtomicOutputStream file ? file : null);
        }
    }

    private ResultWriter(Target target, RowWriter rows) {
        this.target = target;
        this.rows = rows;
    }

    /** To the standard output, which stays open. */
    public static ResultWriter onStandardOutput(OutputStream stdout, OutputFormat format, TableStyle look) {
        var target = Target.of("the standard output", new NonClosingStream(stdout));
        return GuardedOutput.guarded(target.name(), () -> new ResultWriter(target, format.begin(target.out(), look)));
    }

    /** To a new file, or in place of an old one. */
    public static ResultWriter in(Path file, OutputFormat format, TableStyle look) {
        return GuardedOutput.guarded(file.toString(), () -> {
            var out = format.isAppendable() ? Files.newOutputStream(file) : AtomicOutputStream.open(file);
            var target = Target.of(file.toString(), out);
            return new ResultWriter(target, format.begin(target.out(), look));
        });
    }

    /**
     * Behind the rows of an earlier run, less those that are to be made again: failures, and a last row that is not
     * whole.
     *
     * @param done by the names of the models that rows may be of; each receives the paths that have its score
     * @param precision that the scores must have
     */
    public static ResultWriter behind(
            Path file, OutputFormat format, Map<String, Set<String>> done, Precision precision) {
        return GuardedOutput.guarded(file.toString(), () -> {
            if (!Files.exists(file) || !new PreviousRows(file, format, done, precision).keepScored()) {
                return in(file, format, new TableStyle(false, false));
            }
            var target = Target.of(file.toString(), Files.newOutputStream(file, StandardOpenOption.APPEND));
            return new ResultWriter(target, format.resume(target.out()));
        });
    }

    public void write(ResultRow row) {
        guarded(() -> rows.write(row));
    }

    /** Hands everything written so far to the operating system. */
    public void flush() {
        guarded(target.out()::flush);
    }

    /** Ends the format and puts the file in its place. */
    public void finish() {
        guarded(() -> {
            rows.finish();
            target.out().flush();
            if (target.replacing() != null) {
                target.replacing().commit();
            }
        });
    }

    @Override
    public void close() {
        guarded(target.out()::close);
    }

    private interface Step {
        void run() throws IOException;
    }

    private void guarded(Step step) {
        GuardedOutput.guarded(target.name(), () -> {
            step.run();
            return true;
        });
    }
}
