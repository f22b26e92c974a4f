package io.github.qptv2.media.image;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

/** The file header and the information header of a Windows bitmap. */
final class BmpFile implements ImageContainer {

    private static final int FILE_HEADER = 14;
    private static final int OLD_HEADER = 12;

    private final RandomAccessBytes bytes;
    private final int width;
    private final int height;
    private final int bits;
    private final long coding;

    BmpFile(RandomAccessBytes bytes) {
        this.bytes = bytes;
        if (bytes.u32(FILE_HEADER, LITTLE_ENDIAN) == OLD_HEADER) {
            width = CorruptHeader.side(bytes.u16(18, LITTLE_ENDIAN));
            height = CorruptHeader.side(Math.abs((short) bytes.u16(20, LITTLE_ENDIAN)));
            bits = bytes.u16(24, LITTLE_ENDIAN);
            coding = 0;
            return;
        }
        width = CorruptHeader.side(bytes.u32(18, LITTLE_ENDIAN));
        height = CorruptHeader.side(Math.abs((long) (int) bytes.u32(22, LITTLE_ENDIAN))); // below 0: top row first
        bits = bytes.u16(28, LITTLE_ENDIAN);
        coding = bytes.u32(30, LITTLE_ENDIAN);
        if (coding > 3 && coding != 6) {
            throw new UnsupportedVariant("BMP with coding " + coding);
        }
    }

    @Override
    public ImageFormat format() {
        return ImageFormat.BMP;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public byte[] profile() {
        return new byte[0];
    }

    @Override
    public boolean throughJava() {
        return coding != 0;
    }

    @Override
    public boolean complete() {
        long start = bytes.u32(10, LITTLE_ENDIAN);
        boolean runs = coding == 1 || coding == 2;
        long stride = ((long) width * bits + 31) / 32 * 4;
        return bytes.size() >= start + (runs ? bytes.u32(34, LITTLE_ENDIAN) : stride * height);
    }
}
