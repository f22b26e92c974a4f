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
import java.util.List;
import java.util.function.Consumer;

import io.github.qptv2.cli.console.GuardedOutput;
import io.github.qptv2.cli.console.NonClosingStream;
import io.github.qptv2.io.AtomicOutputStream;
import io.github.qptv2.io.TextFiles;
import io.github.qptv2.scoring.batch.ResultRow;
import org.jspecify.annotations.Nullable;

/**
 * Writes result rows to the standard output or to the file of {@code --out}.
 *
 * <p>Rows of CSV and JSON lines are in the file once flushed; a table or a JSON array replaces the file when it is
 * finished. Write errors become one-line messages.
 */
public final class ResultWriter implements AutoCloseable {

    private final Target target;
    private final RowWriter rows;
    private boolean failed;
    /** The file that this writer has created or emptied. */
    private @Nullable Path created;

    /** The destination; {@code replacing} is null where rows are appended directly. */
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

    /** Writes to the standard output, which stays open. */
    public static ResultWriter onStandardOutput(OutputStream stdout, OutputFormat format, TableStyle style) {
        var target = Target.of("the standard output", new NonClosingStream(stdout));
        return GuardedOutput.guarded(target.name(), () -> new ResultWriter(target, format.begin(target.out(), style)));
    }

    /** Writes to a new file, or replaces an existing one. */
    public static ResultWriter in(Path file, OutputFormat format, TableStyle style) {
        return GuardedOutput.guarded(file.toString(), () -> {
            var out = format.isAppendable() ? Files.newOutputStream(file) : AtomicOutputStream.open(file);
            var target = Target.of(file.toString(), out);
            var writer = new ResultWriter(target, format.begin(target.out(), style));
            writer.created = file;
            return writer;
        });
    }

    /**
     * Appends to the rows of an earlier run, after removing rows without a score and an incomplete last row.
     *
     * @param models accepted models, which receive the paths that have their score
     * @param warnings receives a warning about rows of versions that stored no content hash
     */
    public static ResultWriter appending(
            Path file, OutputFormat format, List<ResumedModel> models, Consumer<String> warnings) {
        return GuardedOutput.guarded(file.toString(), () -> {
            var previous = new PreviousRows(file, format, models);
            if (!Files.exists(file) || !previous.keepScored()) {
                return in(file, format, new TableStyle(false, false));
            }
            if (previous.withoutHash() > 0) {
                warnings.accept(
                        "%s: %,d rows were written by an earlier version, which stored neither the content hash of the"
                                        .formatted(file, previous.withoutHash())
                                + " model nor its settings; they are kept unchecked");
            }
            var target = Target.of(file.toString(), Files.newOutputStream(file, StandardOpenOption.APPEND));
            return new ResultWriter(target, format.resume(target.out()));
        });
    }

    public void write(ResultRow row) {
        guarded(() -> rows.write(row));
    }

    /** Flushes all rows to the operating system. */
    public void flush() {
        guarded(target.out()::flush);
    }

    /** Writes the footer of the format and moves the file into place. */
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
        try {
            guarded(target.out()::close);
        } finally {
            Path file = created;
            if (failed && file != null) {
                guarded(() -> TextFiles.deleteIfEmpty(file));
            }
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private void guarded(Step step) {
        boolean done = false;
        try {
            done = GuardedOutput.guarded(target.name(), () -> {
                step.run();
                return true;
            });
        } finally {
            failed |= !done;
        }
    }
}
