package io.github.qptv2.checkpoint.storage;

/**
 * Heap that reading one file may take for what cannot be mapped: inflated entries and copies of strided tensors.
 *
 * <p>A small file could otherwise ask for terabytes, through a deflate bomb or a tensor expanded from one number.
 * Sixteen times the file, or 64 MiB if that is more, is far beyond what honest weights need: floats hardly compress.
 */
public final class HeapBudget {

    private static final long LEAST = 64L << 20;

    private final MappedFile file;
    private long left;

    public HeapBudget(MappedFile file) {
        this.file = file;
        this.left = Math.max(LEAST, 16 * file.size());
    }

    /** Takes {@code bytes} for {@code purpose} or refuses; negative ones are lengths beyond 2^63. */
    public int take(long bytes, String purpose) throws CheckpointException {
        if (bytes < 0 || bytes > left || bytes > Integer.MAX_VALUE) {
            throw file.bad(purpose + " would unfold to " + Long.toUnsignedString(bytes) + " bytes, more than a file of "
                    + file.size() + " bytes may ask for; refused");
        }
        left -= bytes;
        return (int) bytes;
    }
}
