package io.github.qptv2.media.image.integrity;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

/**
 * The header of a VP8 key frame (RFC 6386, section 9) and the sizes of its partitions.
 *
 * @param body offset of the chunk's body
 */
record Vp8Header(FileView file, long body, long length) {

    private static final int HEADER = 10;

    void check() throws CorruptDataException {
        if (length < HEADER) {
            throw new CorruptDataException("the VP8 frame at byte " + FileView.number(body) + " is too short");
        }
        int tag = file.u16(body, LITTLE_ENDIAN) | file.at(body + 2) << 16;
        boolean keyFrame = (tag & 1) == 0, start = file.has(body + 3, "\u009d\u0001*");
        if (!keyFrame || (tag >> 1 & 7) > 3 || !start) {
            throw new CorruptDataException("the VP8 header at byte " + FileView.number(body) + " is malformed");
        }
        long end = body + length, firstEnd = body + HEADER + (tag >> 5);
        if (firstEnd > end) {
            throw new CorruptDataException("the first VP8 partition extends past its chunk");
        }
        int partitions = partitions(new Vp8Bits(file, body + HEADER, firstEnd));
        long at = firstEnd + 3L * (partitions - 1);
        for (int i = 0; i < partitions - 1 && at <= end; i++) {
            long size = firstEnd + 3L * i;
            at += file.u16(size, LITTLE_ENDIAN) | file.at(size + 2) << 16;
        }
        if (at >= end) {
            throw new CorruptDataException(
                    "VP8 partition " + partitions + " of " + partitions + " is empty or past its chunk");
        }
    }

    /** RFC 6386, section 9.2 to 9.5: the number of partitions follows segmentation and loop filter. */
    private static int partitions(Vp8Bits bits) {
        bits.take(2); // color space, clamping
        if (bits.take(1) == 1) {
            segmentation(bits);
        }
        bits.take(10); // filter type, level, sharpness
        boolean hasDeltas = bits.take(1) == 1;
        if (hasDeltas && bits.take(1) == 1) {
            for (int i = 0; i < 8; i++) {
                skipOptional(bits, 7);
            }
        }
        return 1 << bits.take(2);
    }

    private static void segmentation(Vp8Bits bits) {
        boolean map = bits.take(1) == 1;
        if (bits.take(1) == 1) {
            bits.take(1); // absolute or delta
            for (int i = 0; i < 8; i++) {
                skipOptional(bits, i < 4 ? 8 : 7);
            }
        }
        for (int i = 0; map && i < 3; i++) {
            skipOptional(bits, 8);
        }
    }

    private static void skipOptional(Vp8Bits bits, int length) {
        if (bits.take(1) == 1) {
            bits.take(length);
        }
    }
}
