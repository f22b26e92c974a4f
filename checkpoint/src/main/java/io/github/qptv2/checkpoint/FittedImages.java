package io.github.qptv2.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.qptv2.checkpoint.storage.DType;
import io.github.qptv2.io.Sha256;

/**
 * The labeled images that a scorer was fitted to, so that they can be excluded from its evaluation: the first 8 bytes
 * of the SHA-256 of each file. A copy of an image in another folder is found; the same image compressed anew is not.
 *
 * @param hashes one per file; empty if unknown
 */
public record FittedImages(Set<Long> hashes) {

    /** The value for a scorer whose images are not recorded. */
    public static final FittedImages UNKNOWN = new FittedImages(Set.of());

    private static final String TENSOR = "labels.images";
    private static final int HEX_DIGITS = 2 * Long.BYTES;

    /** Copies the hashes. */
    public FittedImages {
        hashes = Set.copyOf(hashes);
    }

    /**
     * Hashes files.
     *
     * @throws IOException if one cannot be read
     */
    public static FittedImages of(Collection<Path> files) throws IOException {
        var hashes = new HashSet<Long>();
        for (Path file : files) {
            hashes.add(hash(file));
        }
        return new FittedImages(hashes);
    }

    private static long hash(Path file) throws IOException {
        return Long.parseUnsignedLong(Sha256.of(file).substring(0, HEX_DIGITS), 16);
    }

    /** Whether the images are recorded. */
    public boolean isKnown() {
        return !hashes.isEmpty();
    }

    /**
     * The subset of the files that the scorer was fitted to.
     *
     * @throws IOException if a file cannot be read
     */
    public List<Path> among(Collection<Path> files) throws IOException {
        var found = new ArrayList<Path>();
        for (Path file : files) {
            if (hashes.contains(hash(file))) {
                found.add(file);
            }
        }
        return found;
    }

    /** The hashes as hexadecimal numbers in ascending order, separated by spaces; {@link #parse} is the inverse. */
    public String text() {
        return new TreeSet<>(hashes)
                .stream().map(hash -> "%016x".formatted(hash)).collect(Collectors.joining(" "));
    }

    /**
     * The inverse of {@link #text}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static FittedImages parse(String text) {
        var hashes = new HashSet<Long>();
        for (String hash : text.strip().split(" +", -1)) {
            hashes.add(Long.parseUnsignedLong(hash, 16));
        }
        return new FittedImages(hashes);
    }

    /** Adds a tensor of bytes (n, 8) in ascending order; the weights are unchanged if the images are unknown. */
    public StateDict in(StateDict file) {
        if (!isKnown()) {
            return file;
        }
        var bytes = ByteBuffer.allocate(Long.BYTES * hashes.size());
        new TreeSet<>(hashes).forEach(bytes::putLong);
        return file.with(TENSOR, new Weight(DType.U8, new long[] {hashes.size(), Long.BYTES}, bytes.flip()));
    }

    /**
     * Reads the tensor of a file; {@link #UNKNOWN} if it has none.
     *
     * @throws IllegalArgumentException if the tensor is not as {@link #in} writes it
     */
    public static FittedImages of(StateDict file) {
        var weight = file.find(TENSOR);
        if (weight.isEmpty()) {
            return UNKNOWN;
        }
        long[] shape = weight.get().shape();
        if (weight.get().dtype() != DType.U8 || shape.length != 2 || shape[1] != Long.BYTES) {
            throw new IllegalArgumentException(
                    "tensor %s must be bytes (n, 8), got %s".formatted(TENSOR, weight.get()));
        }
        var bytes = weight.get().data();
        var hashes = new HashSet<Long>();
        while (bytes.hasRemaining()) {
            long hash = 0;
            for (int i = 0; i < Long.BYTES; i++) { // big-endian, independent of the buffer's order
                hash = hash << 8 | (bytes.get() & 255);
            }
            hashes.add(hash);
        }
        return new FittedImages(hashes);
    }
}
