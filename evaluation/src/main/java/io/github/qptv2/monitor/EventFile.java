package io.github.qptv2.monitor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/**
 * A file of events for TensorBoard: {@code tensorboard --logdir DIR}.
 *
 * <pre>{@code
 * try (var events = EventFile.open(out.resolve("tensorboard"), 0)) {
 *     events.scalars(10, Map.of("loss", 0.91));
 *     events.image(10, "reconstructions", png);
 * }
 * }</pre>
 *
 * <p>Each opening begins a new file. Its first events say where the run goes on, so that TensorBoard forgets what files
 * before it hold of later steps. Framing: TFRecord with masked CRC-32C; content: TensorFlow's {@code event.proto},
 * version "brain.Event:2".
 */
public final class EventFile implements AutoCloseable {

    private static final long START = 1; // SessionLog.SessionStatus

    private final OutputStream out;
    private final Clock clock;

    private EventFile(OutputStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /**
     * Begins a file.
     *
     * @param dir where TensorBoard looks; made if missing
     * @param afterStep the step of the checkpoint that the run goes on from; 0 for a fresh run
     */
    public static EventFile open(Path dir, long afterStep) throws IOException {
        return open(dir, afterStep, Clock.systemUTC());
    }

    static EventFile open(Path dir, long afterStep, Clock clock) throws IOException {
        Files.createDirectories(dir);
        var events = new EventFile(create(dir, clock.instant().getEpochSecond()), clock);
        events.write(new ProtoMessage().put(3, "brain.Event:2"));
        // TensorBoard drops what has this step or a later one
        events.write(new ProtoMessage().put(2, afterStep + 1).put(7, new ProtoMessage().put(1, START)));
        return events;
    }

    /** TensorBoard reads a folder's files in the order of their names, and needs "tfevents" in them. */
    private static OutputStream create(Path dir, long second) throws IOException {
        long time = second;
        while (Files.exists(file(dir, time))) {
            time++; // opened less than a second ago: this file is to follow that
        }
        return Files.newOutputStream(file(dir, time), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static Path file(Path dir, long second) {
        return dir.resolve(String.format(Locale.ROOT, "events.out.tfevents.%010d.qpt", second));
    }

    /** Adds a point to the curve of each name; values become 32-bit floats. */
    public void scalars(long step, Map<String, Double> values) throws IOException {
        var summary = new ProtoMessage();
        values.forEach(
                (tag, value) -> summary.put(1, new ProtoMessage().put(1, tag).put(2, value.floatValue())));
        write(new ProtoMessage().put(2, step).put(5, summary));
    }

    /** Adds an image to those of its name. */
    public void image(long step, String tag, PngImage png) throws IOException {
        var image = new ProtoMessage()
                .put(1, (long) png.height())
                .put(2, (long) png.width())
                .put(3, 3L) // RGB
                .put(4, png.bytes());
        var value = new ProtoMessage().put(1, tag).put(4, image);
        write(new ProtoMessage().put(2, step).put(5, new ProtoMessage().put(1, value)));
    }

    /** One record, one write: whoever reads meanwhile, or after a crash, sees whole events and perhaps a torn last. */
    private void write(ProtoMessage event) throws IOException {
        event.put(1, clock.millis() / 1000.0);
        byte[] content = event.bytes();
        byte[] length = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(content.length)
                .array();
        var record = ByteBuffer.allocate(8 + 4 + content.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        record.put(length).putInt(Crc32c.masked(length)).put(content).putInt(Crc32c.masked(content));
        out.write(record.array());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
