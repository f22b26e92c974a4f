package io.github.qptv2.monitor;

import java.util.zip.CRC32C;

/** Masked CRC-32C of TFRecord files; the mask rotates and shifts the checksum, so that checksums can be nested. */
final class Crc32c {

    private static final int SHIFT = 0xa282ead8;

    private Crc32c() {}

    /** The checksum masked as TensorFlow's {@code crc32c::Mask} does. */
    static int masked(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return Integer.rotateRight((int) crc.getValue(), 15) + SHIFT;
    }
}
