package io.github.qptv2.checkpoint.storage;

/**
 * Limit on the heap for what cannot be mapped while one file is read: inflated entries and copies of strided tensors.
 *
 * <p>Without it a small file could request terabytes, through a deflate bomb or a tensor expanded from one number. The
 * limit is sixteen times the file or 64 MiB, whichever is larger; real weights need far less, since floats hardly
 * compress.
 */
public final class HeapBudget {

    private static final long MIN = 64L << 20;

    private final MappedFile file;
    private long left;

    public HeapBudget(MappedFile file) {
        this.file = file;
        this.left = Math.max(MIN, 16 * file.size());
    }

    /** Reserves {@code bytes} for {@code purpose}; negative values are lengths beyond 2^63. */
    public int take(long bytes, String purpose) throws CheckpointException {
        if (bytes < 0 || bytes > left || bytes > Integer.MAX_VALUE) {
            throw file.malformed(purpose + " would expand to " + Long.toUnsignedString(bytes)
                    + " bytes, more than a file of " + file.size() + " bytes may require; refused");
        }
        left -= bytes;
        return (int) bytes;
    }
}
