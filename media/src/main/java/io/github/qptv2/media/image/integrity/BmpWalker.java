package io.github.qptv2.media.image.integrity;

import java.util.List;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

/** Compares the pixel array that a Windows bitmap declares with the length of the file. */
final class BmpWalker {

    private static final int OLD_HEADER = 12;

    private BmpWalker() {}

    static List<Finding> check(FileView file) {
        long start = file.u32(10, LITTLE_ENDIAN), header = file.u32(14, LITTLE_ENDIAN);
        boolean old = header == OLD_HEADER;
        long width = old ? file.u16(18, LITTLE_ENDIAN) : file.u32(18, LITTLE_ENDIAN);
        long height = Math.abs(old ? (short) file.u16(20, LITTLE_ENDIAN) : (int) file.u32(22, LITTLE_ENDIAN));
        int bits = file.u16(old ? 24 : 28, LITTLE_ENDIAN);
        long coding = old ? 0 : file.u32(30, LITTLE_ENDIAN);
        boolean runs = coding == 1 || coding == 2;
        long needed = start + (runs ? file.u32(34, LITTLE_ENDIAN) : (width * bits + 31) / 32 * 4 * height);
        if (start < 14 + header) {
            return List.of(Finding.corrupt("the pixel array begins in the header, at byte " + start));
        }
        return file.size() >= needed
                ? List.of()
                : List.of(Finding.truncated("the pixel array lacks " + FileView.count(needed - file.size(), "byte")));
    }
}
