package io.github.qptv2.media.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Windows and OS/2 bitmaps, byte by byte. */
final class Bitmaps {

    private Bitmaps() {}

    /** 256 entries of blue, green, red, 0. */
    static byte[] grayRamp() {
        var palette = new byte[1024];
        for (int i = 0; i < 1024; i++) {
            palette[i] = i % 4 == 3 ? 0 : (byte) (i / 4);
        }
        return palette;
    }

    static byte[] rle8(byte[] palette, int width, int height, byte[] runs) {
        return windows(new int[] {width, height, 8, 1}, palette, runs);
    }

    /** An information header of 40 bytes. */
    static byte[] windows(int[] widthHeightBitsCoding, byte[] palette, byte[] pixels) {
        int[] head = widthHeightBitsCoding;
        ByteBuffer out = file(40, palette, pixels);
        out.putInt(40).putInt(head[0]).putInt(head[1]).putShort((short) 1).putShort((short) head[2]);
        out.putInt(head[3]).putInt(pixels.length).putInt(0).putInt(0);
        out.putInt(head[3] == 3 ? 0 : palette.length / 4).putInt(0);
        out.put(palette).put(pixels);
        return bytes(out);
    }

    /** The header of 12 bytes of OS/2 1.x; the palette has three bytes an entry. */
    static byte[] os2(int[] widthHeightBits, byte[] palette, byte[] pixels) {
        ByteBuffer out = file(12, palette, pixels);
        out.putInt(12).putShort((short) widthHeightBits[0]).putShort((short) widthHeightBits[1]);
        out.putShort((short) 1).putShort((short) widthHeightBits[2]);
        out.put(palette).put(pixels);
        return bytes(out);
    }

    private static byte[] bytes(ByteBuffer file) {
        var bytes = new byte[file.capacity()];
        file.get(0, bytes);
        return bytes;
    }

    private static ByteBuffer file(int header, byte[] palette, byte[] pixels) {
        int start = 14 + header + palette.length, size = start + pixels.length;
        return ByteBuffer.allocate(size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(TestImages.ascii("BM"))
                .putInt(size)
                .putInt(0)
                .putInt(start);
    }
}
