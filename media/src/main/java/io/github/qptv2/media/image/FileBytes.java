package io.github.qptv2.media.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

import io.github.qptv2.media.image.container.RandomAccessBytes;

/** A file read in blocks on demand: parsing a header takes a few reads and the memory of one block. */
final class FileBytes extends RandomAccessBytes implements AutoCloseable {

    private static final int BLOCK = 16384;

    private final SeekableByteChannel channel;
    private final long size;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
    private long blockStart = -1;

    private FileBytes(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    /** Opens a file; the exception states in one line why it cannot be opened. */
    static FileBytes open(Path file) throws ImageException {
        if (Files.isDirectory(file)) {
            throw new ImageException(file + ": is a folder; name an image file");
        }
        // opening a named pipe without a writer blocks
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new ImageException(file + ": is not a regular file");
        }
        try {
            return new FileBytes(Files.newByteChannel(file));
        } catch (NoSuchFileException e) {
            throw new ImageException(file + ": does not exist; check the path", e);
        } catch (AccessDeniedException e) {
            throw new ImageException(file + ": may not be read; check its permissions", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static ImageException unreadable(Path file, IOException cause) {
        String reason = cause instanceof ClosedByInterruptException
                ? "interrupted while reading"
                : "cannot be read: " + cause.getMessage();
        return new ImageException(file + ": " + reason, cause);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int at(long offset) {
        Objects.checkIndex(offset, size);
        if (offset / BLOCK != blockStart / BLOCK || blockStart < 0) {
            load(offset / BLOCK * BLOCK);
        }
        return block.get((int) (offset - blockStart)) & 255;
    }

    private void load(long start) {
        try {
            blockStart = -1;
            fill(block.clear(), start);
            block.flip();
            blockStart = start;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads from {@code start} until the buffer is full or the file ends. */
    void fill(ByteBuffer buffer, long start) throws IOException {
        channel.position(start);
        int read = 0;
        while (read >= 0 && buffer.hasRemaining()) {
            read = channel.read(buffer);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
