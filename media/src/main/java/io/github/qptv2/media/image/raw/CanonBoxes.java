package io.github.qptv2.media.image.raw;

import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.media.image.container.Exif;
import io.github.qptv2.media.image.container.RandomAccessBytes;

import static java.nio.ByteOrder.BIG_ENDIAN;

/**
 * The JPEGs of a CR3 (ISO/IEC 14496-12 boxes of Canon): THMB and PRVW in boxes of type uuid, and the JPEG of full size
 * that is the only sample of a track. CMT1 is a TIFF whose directory states the orientation.
 */
final class CanonBoxes {

    private static final int HEADER = 8;
    private static final int UUID = 16;
    private static final int PREVIEW_UUID_HEAD = UUID + 8;
    private static final int MAX_DEPTH = 8;

    private final RandomAccessBytes bytes;
    private final List<long[]> parts = new ArrayList<>(); // offset, length
    private int orientation = 1;
    private long sampleSize;

    CanonBoxes(RandomAccessBytes bytes) {
        this.bytes = bytes;
        walk(0, bytes.size(), 0);
    }

    List<EmbeddedJpeg> jpegs() {
        return parts.stream()
                .filter(part -> part[1] > 4 && part[0] >= 0 && part[0] <= bytes.size() - part[1])
                .filter(part -> bytes.at(part[0]) == 0xff && bytes.at(part[0] + 1) == 0xd8)
                .map(part -> new EmbeddedJpeg(part[0], part[1], orientation))
                .toList();
    }

    private void walk(long start, long end, int depth) {
        long at = start;
        while (at + HEADER <= end && depth < MAX_DEPTH) {
            long size = bytes.u32(at, BIG_ENDIAN), head = HEADER;
            if (size == 1 && at + 16 <= end) {
                size = bytes.u32(at + 8, BIG_ENDIAN) << 32 | bytes.u32(at + 12, BIG_ENDIAN);
                head = 16;
            }
            if (size == 0) {
                size = end - at;
            }
            if (size < head || size > end - at) {
                return;
            }
            box(bytes.text(at + 4, 4), at + head, at + size, depth);
            at += size;
        }
    }

    private void box(String type, long body, long end, int depth) {
        switch (type) {
            case "moov", "trak", "mdia", "minf", "stbl" -> walk(body, end, depth + 1);
            case "uuid" -> {
                boolean preview = bytes.has(body + PREVIEW_UUID_HEAD + 4, "PRVW");
                walk(body + (preview ? PREVIEW_UUID_HEAD : UUID), end, depth + 1);
            }
            case "CMT1" -> orientation = Exif.orientation(bytes, body);
            case "PRVW" -> sized(body + 12, end);
            case "THMB" -> sized(body + 8, end);
            case "stsz" -> sampleSize = sampleSize(body, end);
            case "stco" -> sample(body, end, 4);
            case "co64" -> sample(body, end, 8);
            default -> {}
        }
    }

    /** A length of four bytes, four bytes for PRVW less than for THMB, then the JPEG. */
    private void sized(long lengthAt, long end) {
        if (lengthAt + 8 <= end) {
            long length = bytes.u32(lengthAt, BIG_ENDIAN);
            long from = bytes.has(lengthAt + 4, "\u00ff\u00d8") ? lengthAt + 4 : lengthAt + 8;
            parts.add(new long[] {from, Math.min(length, end - from)});
        }
    }

    /** The size of the only sample; 0 if there are several. */
    private long sampleSize(long body, long end) {
        if (body + 12 > end || bytes.u32(body + 8, BIG_ENDIAN) != 1) {
            return 0;
        }
        long common = bytes.u32(body + 4, BIG_ENDIAN);
        return common != 0 || body + 16 > end ? common : bytes.u32(body + 12, BIG_ENDIAN);
    }

    private void sample(long body, long end, int width) {
        if (sampleSize > 0 && body + 8 + width <= end) {
            long high = width == 8 ? bytes.u32(body + 8, BIG_ENDIAN) << 32 : 0;
            parts.add(new long[] {high | bytes.u32(body + 8 + width - 4, BIG_ENDIAN), sampleSize});
        }
        sampleSize = 0;
    }
}
