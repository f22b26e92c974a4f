package io.github.qptv2.monitor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.qptv2.io.AtomicFile;
import tools.jackson.core.JacksonException;

/**
 * {@code metrics.jsonl}: one line of JSON for each logged step, written the moment it is known.
 *
 * <pre>{@code
 * try (var log = MetricsLog.open(out, 0)) {
 *     log.append(10, Map.of("loss", 0.91, "images-per-second", 18.2));
 * }
 * }</pre>
 *
 * <p>A line reads {@code {"step":10,"loss":0.91}}. JSON has no NaN and no infinity: such a value is written as
 * {@code null}, which keeps its column numeric in every reader, and is read back as NaN. A process that is killed
 * leaves at most a line without its end; it is ignored by {@link #read} and dropped by {@link #open}.
 */
public final class MetricsLog implements AutoCloseable {

    /** Name of the file in a run's folder. */
    public static final String NAME = "metrics.jsonl";

    private final FileChannel file;
    private long last;

    private MetricsLog(FileChannel file, long last) {
        this.file = file;
        this.last = last;
    }

    /**
     * One line.
     *
     * @param step optimizer steps made
     * @param values by name, in the order of the line; NaN where it was not a finite number
     */
    public record Entry(long step, Map<String, Double> values) {}

    /**
     * Opens the log of a run, and drops all lines of steps after {@code afterStep}: a resumed run makes them again.
     *
     * @param dir the run's folder, which exists
     * @param afterStep the step of the checkpoint that the run goes on from; 0 for a fresh run
     * @throws IOException if a line that is kept is none of ours, as {@code file:line: why}
     */
    public static MetricsLog open(Path dir, long afterStep) throws IOException {
        Path path = dir.resolve(NAME);
        long last = Long.MIN_VALUE;
        if (Files.exists(path)) {
            var kept = new StringBuilder();
            for (Line line : lines(path)) {
                if (line.entry().step() <= afterStep) {
                    kept.append(line.text()).append('\n');
                    last = line.entry().step();
                }
            }
            byte[] content = kept.toString().getBytes(StandardCharsets.UTF_8);
            if (content.length < Files.size(path)) {
                AtomicFile.write(path, content);
            }
        }
        return new MetricsLog(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND), last);
    }

    /**
     * Adds a line and hands it to the operating system; where that fails, as on a full disk, the file stays as it was.
     *
     * @param step at least that of the line before
     * @param values by name, written in the map's order; no name is {@code step}
     */
    public void append(long step, Map<String, Double> values) throws IOException {
        if (step < last) {
            throw new IllegalArgumentException("steps of a log must not fall, got " + step + " after " + last);
        }
        long end = file.size();
        try {
            var line = StandardCharsets.UTF_8.encode(MetricsJson.write(new Entry(step, values)) + "\n");
            while (line.hasRemaining()) {
                file.write(line);
            }
        } catch (IOException e) {
            file.truncate(end);
            throw e;
        }
        last = step;
    }

    /**
     * Everything that was logged, in order.
     *
     * @param file a {@value #NAME}, perhaps still being written
     * @throws IOException if a line is none of ours, as {@code file:line: why}
     */
    public static List<Entry> read(Path file) throws IOException {
        return lines(file).stream().map(Line::entry).toList();
    }

    private record Line(String text, Entry entry) {}

    /** All lines that have an end. */
    private static List<Line> lines(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        var lines = new ArrayList<Line>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            String line = text.substring(start, end);
            lines.add(new Line(line, entry(file, lines.size() + 1, line)));
            start = end + 1;
        }
        return lines;
    }

    private static Entry entry(Path file, int number, String line) throws IOException {
        try {
            return MetricsJson.read(line);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException(
                    "%s:%d: is not a line of a metrics log; remove it or start a new run".formatted(file, number), e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
