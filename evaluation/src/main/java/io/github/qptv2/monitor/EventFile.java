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

import io.github.qptv2.io.FailedOpening;

/**
 * Event file for TensorBoard: {@code tensorboard --logdir DIR}.
 *
 * <pre>{@code
 * try (var events = EventFile.open(out.resolve("tensorboard"), 0)) {
 *     events.scalars(10, Map.of("loss", 0.91));
 *     events.image(10, "reconstructions", png);
 * }
 * }</pre>
 *
 * <p>Each call of {@link #open} starts a new file. Its first events record the step at which the run resumes, so that
 * TensorBoard discards later steps of earlier files. Framing: TFRecord with masked CRC-32C; content: TensorFlow's
 * {@code event.proto}, version "brain.Event:2".
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
     * Starts a file.
     *
     * @param dir log directory of TensorBoard; created if missing
     * @param afterStep step of the checkpoint that the run resumes from; 0 for a new run
     */
    public static EventFile open(Path dir, long afterStep) throws IOException {
        return open(dir, afterStep, Clock.systemUTC());
    }

    static EventFile open(Path dir, long afterStep, Clock clock) throws IOException {
        Files.createDirectories(dir);
        var events = new EventFile(create(dir, clock.instant().getEpochSecond()), clock);
        try {
            events.write(new ProtoMessage().put(3, "brain.Event:2"));
            // TensorBoard discards earlier events with this step or a later one
            events.write(new ProtoMessage().put(2, afterStep + 1).put(7, new ProtoMessage().put(1, START)));
            return events;
        } catch (IOException e) {
            FailedOpening.close(events::close, e);
            throw e;
        }
    }

    /** TensorBoard reads the files of a folder in the order of their names, which must contain "tfevents". */
    private static OutputStream create(Path dir, long second) throws IOException {
        long time = second;
        while (Files.exists(file(dir, time))) {
            time++; // a file of the same second exists: this file must follow it
        }
        return Files.newOutputStream(file(dir, time), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static Path file(Path dir, long second) {
        return dir.resolve(String.format(Locale.ROOT, "events.out.tfevents.%010d.qpt", second));
    }

    /** Adds a point to each named curve; values are stored as 32-bit floats. */
    public void scalars(long step, Map<String, Double> values) throws IOException {
        var summary = new ProtoMessage();
        values.forEach(
                (tag, value) -> summary.put(1, new ProtoMessage().put(1, tag).put(2, value.floatValue())));
        write(new ProtoMessage().put(2, step).put(5, summary));
    }

    /** Adds an image under a name. */
    public void image(long step, String tag, PngImage png) throws IOException {
        var image = new ProtoMessage()
                .put(1, (long) png.height())
                .put(2, (long) png.width())
                .put(3, 3L) // RGB
                .put(4, png.bytes());
        var value = new ProtoMessage().put(1, tag).put(4, image);
        write(new ProtoMessage().put(2, step).put(5, new ProtoMessage().put(1, value)));
    }

    /** Writes a record in one call, so that readers see complete events, also after a crash. */
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
