package io.github.qptv2.media.image;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

/** The blocks of a GIF (version 89a). */
final class GifFile implements ImageContainer {

    private static final int SCREEN = 13;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;

    private final RandomAccessBytes bytes;

    GifFile(RandomAccessBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public ImageFormat format() {
        return ImageFormat.GIF;
    }

    @Override
    public int width() {
        return CorruptHeader.side(bytes.u16(6, LITTLE_ENDIAN));
    }

    @Override
    public int height() {
        return CorruptHeader.side(bytes.u16(8, LITTLE_ENDIAN));
    }

    @Override
    public byte[] profile() {
        return new byte[0];
    }

    @Override
    public boolean complete() {
        try {
            long at = (long) SCREEN + palette(bytes.at(10));
            while (bytes.at(at) != TRAILER) {
                at = bytes.at(at) == IMAGE ? blocks(at + 11 + palette(bytes.at(at + 9))) : blocks(at + 2);
            }
            return true;
        } catch (IndexOutOfBoundsException cut) {
            return false;
        }
    }

    private static int palette(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags % 8 + 1);
    }

    /** The offset after a chain of sub-blocks; an empty sub-block ends the chain. */
    private long blocks(long at) {
        while (bytes.at(at) != 0) {
            at += 1 + bytes.at(at);
        }
        return at + 1;
    }
}
