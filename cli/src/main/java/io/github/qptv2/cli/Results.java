package io.github.qptv2.cli;

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

import io.github.qptv2.onnx.Precision;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way to the standard output or to the file named with {@code --out}.
 *
 * <p>Rows of CSV and JSON lines are in the file as soon as they are flushed; a table or a JSON array takes the file's
 * place when it is finished. Whatever goes wrong in writing is told in one line.
 */
final class Results implements AutoCloseable {

    private final Target target;
    private final RowWriter rows;

    /** The bytes' way, and the file that appears at the end if it is to appear whole. */
    private record Target(String name, Writer out, @Nullable ReplacingFile replacing) {

        static Target of(String name, OutputStream out) {
            var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            return new Target(name, writer, out instanceof ReplacingFile file ? file : null);
        }
    }

    private Results(Target target, RowWriter rows) {
        this.target = target;
        this.rows = rows;
    }

    /** To the standard output, which stays open. */
    static Results onStandardOutput(OutputStream stdout, OutputFormat format, TableLook look) {
        var target = Target.of("the standard output", new Unclosed(stdout));
        return guarded(target.name(), () -> new Results(target, format.begin(target.out(), look)));
    }

    /** To a new file, or in place of an old one. */
    static Results in(Path file, OutputFormat format, TableLook look) {
        return guarded(file.toString(), () -> {
            var out = format.isAppendable() ? Files.newOutputStream(file) : ReplacingFile.open(file);
            var target = Target.of(file.toString(), out);
            return new Results(target, format.begin(target.out(), look));
        });
    }

    /**
     * Behind the rows of an earlier run, less those that are to be made again: failures, and a last row that is not
     * whole.
     *
     * @param done by the names of the models that rows may be of; each receives the paths that have its score
     * @param precision that the scores must have
     */
    static Results behind(Path file, OutputFormat format, Map<String, Set<String>> done, Precision precision) {
        return guarded(file.toString(), () -> {
            if (!Files.exists(file) || !new EarlierRows(file, format, done, precision).keepScored()) {
                return in(file, format, new TableLook(false, false));
            }
            var target = Target.of(file.toString(), Files.newOutputStream(file, StandardOpenOption.APPEND));
            return new Results(target, format.resume(target.out()));
        });
    }

    void write(Row row) {
        guarded(() -> rows.write(row));
    }

    /** Hands everything written so far to the operating system. */
    void flush() {
        guarded(target.out()::flush);
    }

    /** Ends the format and puts the file in its place. */
    void finish() {
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

    /** A step that may fail for want of space, permission or a reader. */
    interface Writing<T> {
        T run() throws IOException;
    }

    private interface Step {
        void run() throws IOException;
    }

    private void guarded(Step step) {
        guarded(target.name(), () -> {
            step.run();
            return true;
        });
    }

    /** Does it, or says in one line why not; {@code name} is what is written to. */
    static <T> T guarded(String name, Writing<T> writing) {
        try {
            return writing.run();
        } catch (IOException e) {
            String reason = FileErrors.reason(e);
            if (reason.contains("Broken pipe") || reason.contains("pipe is being closed")) {
                throw new ClosedPipe();
            }
            throw new UserException("cannot write " + name + ": " + reason);
        }
    }
}
