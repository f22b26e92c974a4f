package io.github.qptv2.checkpoint.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * A memory-mapped file of any length. Its buffers are read-only, little-endian, and stay valid after {@link #close}.
 *
 * <p>Overlapping windows of {@code 2 step} bytes begin at each multiple of {@code step}, so that thousands of small
 * slices share few mappings (Linux allows a process 65,530) and no buffer exceeds 2^31 bytes.
 */
public final class MappedFile implements AutoCloseable {

    private static final long STEP = 1L << 29;

    private final Path path;
    private final FileChannel channel;
    private final long size;
    private final long step;
    private final Map<Long, ByteBuffer> windows = new HashMap<>();

    private MappedFile(Path path, FileChannel channel, long step) throws IOException {
        this.path = path;
        this.channel = channel;
        this.size = channel.size();
        this.step = step;
    }

    public static MappedFile open(Path path) throws CheckpointException {
        return open(path, STEP);
    }

    public static MappedFile open(Path path, long step) throws CheckpointException {
        if (Files.isDirectory(path)) {
            throw new CheckpointException(path, "is a folder, not a checkpoint");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new CheckpointException(
                    path, "is not a regular file; a checkpoint cannot be read from a pipe or device");
        }
        try {
            return new MappedFile(path, FileChannel.open(path, StandardOpenOption.READ), step);
        } catch (IOException e) {
            throw CheckpointException.of(path, e);
        }
    }

    public Path path() {
        return path;
    }

    /** Bytes in the file when it was opened. */
    public long size() {
        return size;
    }

    public CheckpointException malformed(String what) {
        return new CheckpointException(path, what);
    }

    /** A mapped view of {@code length} bytes from {@code offset}, without copying. */
    public ByteBuffer slice(long offset, long length) throws CheckpointException {
        if (offset < 0 || length < 0 || offset > size - length) {
            throw malformed(
                    "is truncated or corrupt: " + length + " bytes wanted at " + offset + ", but it ends at " + size);
        }
        if (length > Integer.MAX_VALUE) {
            throw malformed("holds a piece of " + length + " bytes; tensors beyond 2 GiB are not supported");
        }
        if (length == 0) {
            return ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN);
        }
        long start = offset / step * step;
        var piece = offset - start + length > 2 * step
                ? map(offset, length)
                : window(start).slice((int) (offset - start), (int) length);
        return piece.order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer window(long start) throws CheckpointException {
        var known = windows.get(start);
        if (known == null) {
            known = map(start, Math.min(2 * step, size - start));
            windows.put(start, known);
        }
        return known;
    }

    private ByteBuffer map(long offset, long length) throws CheckpointException {
        try {
            return channel.map(MapMode.READ_ONLY, offset, length);
        } catch (IOException e) {
            throw CheckpointException.of(path, e);
        }
    }

    @Override
    public void close() throws CheckpointException {
        try {
            channel.close();
        } catch (IOException e) {
            throw CheckpointException.of(path, e);
        }
    }
}
