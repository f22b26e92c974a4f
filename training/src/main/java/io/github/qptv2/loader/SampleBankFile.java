package io.github.qptv2.loader;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * One view of each image, one record after the other: a checksum (CRC-32C, 4 bytes), the crop's RGB bytes, its targets
 * in half precision. Threads may read at once.
 */
final class SampleBankFile implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private final SampleBankShape shape;

    private SampleBankFile(Path path, FileChannel channel, SampleBankShape shape) {
        this.path = path;
        this.channel = channel;
        this.shape = shape;
    }

    /** Opens a file, which is made where it is missing. */
    static SampleBankFile open(Path path, SampleBankShape shape) throws IOException {
        var channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new SampleBankFile(path, channel, shape);
    }

    /** Whole records. */
    long count() throws IOException {
        return channel.size() / shape.recordBytes();
    }

    /** Drops what an interruption has left of the last records, if anything. */
    void mend() throws IOException {
        long sound = count();
        while (sound > 0 && !isSound(sound - 1)) {
            sound--;
        }
        channel.truncate(sound * shape.recordBytes());
    }

    private boolean isSound(long record) throws IOException {
        var bytes = bytes(record);
        return bytes.getInt() == checksum(bytes);
    }

    /** Adds a record at the end. */
    void append(byte[] crop, float[] targets) throws IOException {
        var bytes = ByteBuffer.allocate(shape.recordBytes()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(Integer.BYTES).put(crop).put(HalfFloats.of(targets));
        bytes.position(Integer.BYTES);
        bytes.putInt(0, checksum(bytes)).rewind();
        long at = channel.size();
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    private static int checksum(ByteBuffer rest) {
        var sum = new CRC32C();
        sum.update(rest.duplicate());
        return (int) sum.getValue();
    }

    /**
     * The bytes of a record behind its checksum: the crop, then the targets.
     *
     * @throws IOException if they are not as they were written
     */
    ByteBuffer read(long record) throws IOException {
        var bytes = bytes(record);
        if (bytes.getInt() != checksum(bytes)) {
            throw new IOException("%s: record %d is not as it was written; remove the folder to make the bank anew"
                    .formatted(path, record));
        }
        return bytes;
    }

    private ByteBuffer bytes(long record) throws IOException {
        var bytes = ByteBuffer.allocate(shape.recordBytes()).order(ByteOrder.LITTLE_ENDIAN);
        long from = record * shape.recordBytes();
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new EOFException(
                        "%s: ends before record %d; remove the folder to make the bank anew".formatted(path, record));
            }
        }
        return bytes.flip();
    }

    /** Waits until all records are on the disk. */
    void flush() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
