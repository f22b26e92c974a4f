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
 * The file of one view of each image, a sequence of records: CRC-32C (4 bytes), the crop's RGB bytes, its targets in
 * half precision. Thread-safe for reading.
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

    /** Opens a file, which is created where it is missing. */
    static SampleBankFile open(Path path, SampleBankShape shape) throws IOException {
        var channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new SampleBankFile(path, channel, shape);
    }

    /** Number of complete records. */
    long count() throws IOException {
        return channel.size() / shape.recordBytes();
    }

    /** Drops incomplete and corrupt records at the end, which an interruption may leave. */
    void truncate() throws IOException {
        long intact = count();
        while (intact > 0 && !isIntact(intact - 1)) {
            intact--;
        }
        channel.truncate(intact * shape.recordBytes());
    }

    private boolean isIntact(long record) throws IOException {
        var bytes = bytes(record);
        return bytes.getInt() == checksum(bytes);
    }

    /** Appends a record. */
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
     * The bytes of a record after its checksum: the crop, then the targets.
     *
     * @throws IOException if the checksum is wrong
     */
    ByteBuffer read(long record) throws IOException {
        var bytes = bytes(record);
        if (bytes.getInt() != checksum(bytes)) {
            throw new IOException(
                    "%s: record %d is corrupt; remove the folder to make the bank again".formatted(path, record));
        }
        return bytes;
    }

    private ByteBuffer bytes(long record) throws IOException {
        var bytes = ByteBuffer.allocate(shape.recordBytes()).order(ByteOrder.LITTLE_ENDIAN);
        long from = record * shape.recordBytes();
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new EOFException(
                        "%s: ends before record %d; remove the folder to make the bank again".formatted(path, record));
            }
        }
        return bytes.flip();
    }

    /** Forces all records to disk. */
    void flush() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
