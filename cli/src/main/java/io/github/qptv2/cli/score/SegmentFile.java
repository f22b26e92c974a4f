package io.github.qptv2.cli.score;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.qptv2.cli.console.GuardedOutput;
import io.github.qptv2.cli.output.CsvRows;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.dataset.table.CsvFile;
import io.github.qptv2.io.AtomicOutputStream;
import io.github.qptv2.scoring.SegmentScore;
import org.jspecify.annotations.Nullable;

/** The file of {@code --per-frame}: a row for each scored segment of each video; written atomically. */
final class SegmentFile implements AutoCloseable {

    private static final List<String> COLUMNS = List.of("path", "frame", "seconds", "end", "raw", "mos", "score");

    private final Path file;
    private final AtomicOutputStream replacing;
    private final Writer out;
    private final boolean json;
    private boolean empty = true;

    /** A segment in the file formats. */
    @JsonPropertyOrder({"path", "frame", "seconds", "end", "raw", "mos", "score"})
    private record Line(
            String path,
            long frame,
            double seconds,
            double end,
            double raw,
            @Nullable Double mos,
            @Nullable Double score) {

        List<String> fields() {
            return List.of(
                    path,
                    CsvRows.text(frame),
                    CsvRows.text(seconds),
                    CsvRows.text(end),
                    CsvRows.text(raw),
                    CsvRows.text(mos),
                    CsvRows.text(score));
        }
    }

    private SegmentFile(Path file, AtomicOutputStream replacing) {
        this.file = file;
        this.replacing = replacing;
        json = isJson(file);
        out = new BufferedWriter(new OutputStreamWriter(replacing, StandardCharsets.UTF_8));
    }

    /** Whether the extension is that of a supported format. */
    static boolean isSupported(Path file) {
        return isJson(file) || ending(file).endsWith(".csv");
    }

    private static boolean isJson(Path file) {
        return ending(file).endsWith(".json");
    }

    private static String ending(Path file) {
        return file.toString().toLowerCase(Locale.ROOT);
    }

    static SegmentFile open(Path file) {
        return GuardedOutput.guarded(file.toString(), () -> {
            var segments = new SegmentFile(file, AtomicOutputStream.open(file));
            segments.out.write(segments.json ? "[" : CsvFile.text(List.of(COLUMNS)));
            return segments;
        });
    }

    void write(String path, List<SegmentScore> segments) {
        GuardedOutput.guarded(file.toString(), () -> {
            for (SegmentScore segment : segments) {
                write(new Line(
                        path,
                        segment.frame(),
                        segment.seconds(),
                        segment.end(),
                        segment.raw(),
                        boxed(segment.mos()),
                        boxed(segment.percent())));
            }
            return segments;
        });
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private void write(Line line) throws IOException {
        out.write(json ? (empty ? "\n" : ",\n") + JsonText.line(line) : CsvFile.text(List.of(line.fields())));
        empty = false;
    }

    /** Moves the file into place. */
    void finish() {
        GuardedOutput.guarded(file.toString(), () -> {
            out.write(json ? (empty ? "]\n" : "\n]\n") : "");
            out.flush();
            replacing.commit();
            return file;
        });
    }

    @Override
    public void close() {
        GuardedOutput.guarded(file.toString(), () -> {
            replacing.close();
            return file;
        });
    }
}
