package io.github.qptv2.media.video;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The length of a file declared by its outermost elements; a truncated file is shorter. */
final class DeclaredLength {

    private static final int EBML = 0x1a45dfa3;
    private static final int RIFF = 0x52494646;
    private static final int SEGMENT = 0x18538067;

    private DeclaredLength() {}

    /** In bytes; empty if the container does not declare it or cannot be read. */
    static OptionalLong of(Path file) {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            int first = in.readInt(), second = in.readInt();
            if (first == EBML) {
                return matroska(in);
            }
            if (first == RIFF) {
                // 0 and all ones: the writer did not fill it in
                long size = Integer.reverseBytes(second) & 0xffffffffL;
                return size == 0 || size == 0xffffffffL ? OptionalLong.empty() : OptionalLong.of(size + 8);
            }
            return UnsupportedFile.isBox(second) ? boxes(in) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** RFC 8794: identifier, size, content; the EBML header, then the segment. */
    private static OptionalLong matroska(RandomAccessFile in) throws IOException {
        in.seek(4);
        long header = size(in);
        in.seek(in.getFilePointer() + header);
        if (in.readInt() != SEGMENT) {
            return OptionalLong.empty();
        }
        long segment = size(in);
        return segment < 0 ? OptionalLong.empty() : OptionalLong.of(in.getFilePointer() + segment);
    }

    /**
     * The number of leading zeros of the first byte is the number of further bytes; all ones, an unknown size, is -1.
     */
    private static long size(RandomAccessFile in) throws IOException {
        int first = in.readUnsignedByte();
        int more = Integer.numberOfLeadingZeros(first) - 24;
        long value = first & (0x7f >> more), unknown = 0x7f >> more;
        for (int i = 0; i < more; i++) {
            value = value << 8 | in.readUnsignedByte();
            unknown = unknown << 8 | 255;
        }
        return value == unknown ? -1 : value;
    }

    /**
     * ISO/IEC 14496-12, section 4.2: boxes one after another; a size of 1 means that a 64-bit size follows, 0 means up
     * to the end.
     */
    private static OptionalLong boxes(RandomAccessFile in) throws IOException {
        long at = 0;
        while (at + 8 <= in.length()) {
            in.seek(at);
            long size = in.readInt() & 0xffffffffL;
            boolean named = (in.readInt() & 0x80808080) == 0;
            size = size == 1 ? in.readLong() : size;
            if (size < 8 || !named) {
                return OptionalLong.empty();
            }
            at += size;
        }
        return OptionalLong.of(at);
    }
}
