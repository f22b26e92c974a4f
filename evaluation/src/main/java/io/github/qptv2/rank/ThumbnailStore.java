package io.github.qptv2.rank;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Temporary file of thumbnails until their final order is known; deleted on {@link #close}. */
public final class ThumbnailStore implements AutoCloseable {

    private final FileChannel file;
    private long end;

    /** Position of a stored thumbnail; empty if its length is 0. */
    public record Slot(long offset, int length) {

        /** No thumbnail. */
        public static final Slot NONE = new Slot(0, 0);
    }

    private ThumbnailStore(FileChannel file) {
        this.file = file;
    }

    /** Creates a store in the folder for temporary files. */
    public static ThumbnailStore open() throws IOException {
        Path path = Files.createTempFile("qpt-thumbnails", null);
        return new ThumbnailStore(FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
    }

    /** Appends bytes. */
    public Slot add(byte[] bytes) throws IOException {
        var slot = new Slot(end, bytes.length);
        var left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            end += file.write(left, end);
        }
        return slot;
    }

    /** Reads stored bytes. */
    byte[] read(Slot slot) throws IOException {
        var bytes = ByteBuffer.allocate(slot.length());
        while (bytes.hasRemaining()) {
            if (file.read(bytes, slot.offset() + bytes.position()) < 0) {
                throw new IOException("the temporary file of thumbnails was truncated by another program");
            }
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
