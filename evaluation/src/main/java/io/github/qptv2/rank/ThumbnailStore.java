package io.github.qptv2.rank;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Thumbnails on the disk while it is not known yet in which order they will be shown; gone when it is closed. */
public final class ThumbnailStore implements AutoCloseable {

    private final FileChannel file;
    private long end;

    /** Where something lies in the album; nothing, if its length is 0. */
    public record Slot(long offset, int length) {

        /** Nothing. */
        public static final Slot NONE = new Slot(0, 0);
    }

    private ThumbnailStore(FileChannel file) {
        this.file = file;
    }

    /** In the folder for temporary files. */
    public static ThumbnailStore open() throws IOException {
        Path path = Files.createTempFile("qpt-album", null);
        return new ThumbnailStore(FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
    }

    /** Keeps some bytes. */
    public Slot add(byte[] bytes) throws IOException {
        var piece = new Slot(end, bytes.length);
        var left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            end += file.write(left, end);
        }
        return piece;
    }

    /** What was kept. */
    byte[] read(Slot piece) throws IOException {
        var bytes = ByteBuffer.allocate(piece.length());
        while (bytes.hasRemaining()) {
            if (file.read(bytes, piece.offset() + bytes.position()) < 0) {
                throw new IOException("the file of thumbnails was cut short by another program");
            }
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
