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
 * {@code metrics.jsonl}: one line of JSON for each logged step, written immediately.
 *
 * <pre>{@code
 * try (var log = MetricsLog.open(out, 0)) {
 *     log.append(10, Map.of("loss", 0.91, "images-per-second", 18.2));
 * }
 * }</pre>
 *
 * <p>A line has the form {@code {"step":10,"loss":0.91}}. Non-finite values are written as {@code null}, since JSON has
 * no NaN, and read as NaN. A killed process leaves at most one incomplete line, which {@link #read} ignores and
 * {@link #open} removes.
 */
public final class MetricsLog implements AutoCloseable {

    /** File name in the folder of a run. */
    public static final String NAME = "metrics.jsonl";

    private final FileChannel file;
    private long last;

    private MetricsLog(FileChannel file, long last) {
        this.file = file;
        this.last = last;
    }

    /**
     * Opens the log of a run and removes all lines after {@code afterStep}, which a resumed run writes again.
     *
     * @param dir existing folder of the run
     * @param afterStep step of the checkpoint that the run resumes from; 0 for a new run
     * @throws IOException as {@code file:line: reason} if a line is invalid
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
     * Appends a line and passes it to the operating system; if that fails, as on a full disk, the file is unchanged.
     *
     * @param step at least that of the previous line
     * @param values by name, written in the order of the map; no name is {@code step}
     */
    public void append(long step, Map<String, Double> values) throws IOException {
        if (step < last) {
            throw new IllegalArgumentException("steps of a log must not fall, got " + step + " after " + last);
        }
        long end = file.size();
        try {
            var line = StandardCharsets.UTF_8.encode(MetricsJson.write(new MetricsEntry(step, values)) + "\n");
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
     * All entries in order.
     *
     * @param file a {@value #NAME}, possibly still being written
     * @throws IOException as {@code file:line: reason} if a line is invalid
     */
    public static List<MetricsEntry> read(Path file) throws IOException {
        return lines(file).stream().map(Line::entry).toList();
    }

    private record Line(String text, MetricsEntry entry) {}

    /** All complete lines. */
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

    private static MetricsEntry entry(Path file, int number, String line) throws IOException {
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
