package io.github.qptv2.monitor;

import java.util.zip.CRC32C;

/** The checksum of TFRecord files: CRC-32C, rotated and shifted so that a checksum of checksums is safe too. */
final class Crc32c {

    private static final int SHIFT = 0xa282ead8;

    private Crc32c() {}

    /** Masked, as TensorFlow's {@code crc32c::Mask} does it. */
    static int masked(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return Integer.rotateRight((int) crc.getValue(), 15) + SHIFT;
    }
}
