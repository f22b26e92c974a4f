package io.github.qptv2.curate;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.github.qptv2.io.ExceptionText;
import io.github.qptv2.io.TextFiles;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads a manifest: JSON lines, a header first, then one image a line, in the order of the pools.
 *
 * <pre>{@code
 * try (var manifest = Manifest.open(Path.of("manifest.jsonl"))) {
 *     for (var image = manifest.next(); image != null; image = manifest.next()) use(image);
 * }
 * }</pre>
 */
public final class Manifest implements AutoCloseable {

    private final Path file;
    private final BufferedReader reader;
    private final ManifestHeader header;
    private long line = 1;
    private long offset;

    private Manifest(Path file) throws IOException {
        this.file = file;
        this.reader = TextFiles.open(file);
        try {
            this.header = ManifestHeader.read(text());
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            reader.close();
            throw malformed(e);
        }
    }

    /** Opens a manifest and reads its header; throws an {@link IOException} with one line if it is none. */
    public static Manifest open(Path file) throws IOException {
        return new Manifest(file);
    }

    private String text() throws IOException {
        String text = reader.readLine();
        if (text == null) {
            throw new IOException("is empty");
        }
        offset = bytes(text);
        return text;
    }

    static long bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length + 1L;
    }

    /** The first line. */
    public ManifestHeader header() {
        return header;
    }

    /** The next image, or null at the end. */
    public @Nullable ImageRecord next() throws IOException {
        String text = reader.readLine();
        if (text == null) {
            return null;
        }
        line++;
        try {
            ImageRecord image = ImageRecordJson.read(text);
            offset += bytes(text);
            return image;
        } catch (JacksonException | IllegalArgumentException e) {
            throw malformed(e);
        }
    }

    /** Offset of the next line in bytes. */
    long offset() {
        return offset;
    }

    private IOException malformed(Exception cause) {
        String rule = ExceptionText.firstLine(cause, "");
        return new IOException("%s:%d: is not a line of a manifest: %s".formatted(file, line, rule), cause);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
