package io.github.qptv2.fuzz;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Recomputes the checksums of a mutated PNG, so that decoders read what is behind them. */
public final class PngChecksums {

    private static final int SIGNATURE = 8;
    private static final int FRAME = 12;

    private PngChecksums() {}

    /** Changes the checksums of all chunks that end within the file, in place. */
    public static byte[] renewed(byte[] png) {
        ByteBuffer bytes = ByteBuffer.wrap(png);
        int at = SIGNATURE;
        while (at <= png.length - FRAME) {
            int length = bytes.getInt(at);
            if (length < 0 || length > png.length - FRAME - at) {
                break;
            }
            var crc = new CRC32();
            crc.update(png, at + 4, length + 4);
            bytes.putInt(at + 8 + length, (int) crc.getValue());
            at += FRAME + length;
        }
        return png;
    }
}
