package io.github.qptv2.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;

import io.github.qptv2.checkpoint.SafetensorsJson.JsonException;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.checkpoint.storage.MappedFile;
import io.github.qptv2.io.AtomicFile;

/**
 * The safetensors format, version 0.3 and later (huggingface/safetensors): names, shapes and raw bytes, no code.
 *
 * <pre>{@code
 * StateDict weights = Safetensors.read(Path.of("encoder.safetensors"));
 * float[] bias = weights.get("norm.bias").toFloats();
 * Safetensors.write(Path.of("copy.safetensors"), weights);
 * }</pre>
 */
public final class Safetensors {

    /** The reference implementation's bound on the header, in bytes. */
    static final long MAX_HEADER = 100_000_000;

    /** Bytes per write: the JDK copies heap buffers into a direct buffer that it caches for each thread. */
    private static final int PIECE = 1 << 20;

    private Safetensors() {}

    /**
     * Maps a file's tensors in the header's order. The header is validated first: its length, its JSON, that the
     * tensors cover the data exactly once, without bytes after them, and that their sizes match their shapes.
     */
    public static StateDict read(Path path) throws CheckpointException {
        try (var file = MappedFile.open(path)) {
            if (file.size() < Long.BYTES) {
                throw file.malformed("is truncated: a safetensors file has at least 8 bytes, got " + file.size());
            }
            long length = file.slice(0, Long.BYTES).getLong();
            if (!isHeaderLength(length)) {
                throw file.malformed(
                        "not a safetensors file: its header would be " + Long.toUnsignedString(length) + " bytes long");
            }
            long start = Long.BYTES + length;
            if (start > file.size()) {
                throw file.malformed("is truncated within its header: %d bytes of %d are there"
                        .formatted(file.size() - Long.BYTES, length));
            }
            var json = file.slice(Long.BYTES, length);
            if (json.get(0) != '{') {
                throw file.malformed("not a safetensors file: its header does not begin with {");
            }
            var header = SafetensorsHeader.parse(json);
            requireSize(file, header.dataBytes(), file.size() - start);
            var weights = new LinkedHashMap<String, Weight>();
            for (var named : header.entries().entrySet()) {
                var entry = named.getValue();
                var data = file.slice(start + entry.begin(), entry.end() - entry.begin());
                weights.put(named.getKey(), new Weight(entry.dtype(), entry.dimensions(), data));
            }
            return new StateDict(weights, header.metadata());
        } catch (JsonException e) {
            throw new CheckpointException(path, "bad safetensors header: " + e.getMessage(), e);
        }
    }

    /**
     * Writes {@code weights} and their metadata, and replaces {@code path} atomically once all data is on the disk.
     *
     * <p>Tensors are stored in the order of {@code weights}, not sorted by type and name as by the reference
     * implementation, so that reading and writing a file preserves its bytes. The same weights always give the same
     * file.
     *
     * @throws IllegalArgumentException if a tensor is named {@code __metadata__} or the header would exceed 100 MB
     */
    public static void write(Path path, StateDict weights) throws CheckpointException {
        var header = SafetensorsHeader.of(weights).encode();
        if (header.remaining() > MAX_HEADER) {
            throw new IllegalArgumentException(
                    "header must be at most " + MAX_HEADER + " bytes, got " + header.remaining());
        }
        var length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        length.putLong(header.remaining()).flip();
        try {
            AtomicFile.write(path, channel -> {
                writeFully(channel, length);
                writeFully(channel, header);
                for (var weight : weights.weights().values()) {
                    writeFully(channel, weight.data());
                }
            });
        } catch (IOException e) {
            throw CheckpointException.written(e);
        }
    }

    private static void requireSize(MappedFile file, long needed, long found) throws CheckpointException {
        if (found < needed) {
            throw file.malformed("is truncated: its tensors need %d bytes, and %d are there; copy or download it again"
                    .formatted(needed, found));
        }
        if (found > needed) {
            throw file.malformed("has %d bytes after its last tensor: something was appended, or it is two files in one"
                    .formatted(found - needed));
        }
    }

    /** Whether {@code length} is a valid header length. */
    static boolean isHeaderLength(long length) {
        return length >= 2 && length <= MAX_HEADER;
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            var piece = bytes.slice(bytes.position(), Math.min(bytes.remaining(), PIECE));
            bytes.position(bytes.position() + channel.write(piece));
        }
    }
}
