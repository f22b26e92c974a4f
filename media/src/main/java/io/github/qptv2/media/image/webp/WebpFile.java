package io.github.qptv2.media.image.webp;

import java.nio.ByteBuffer;

import io.github.qptv2.io.MediaFormat;
import io.github.qptv2.media.image.container.CorruptHeaderException;
import io.github.qptv2.media.image.container.Exif;
import io.github.qptv2.media.image.container.ImageContainer;
import io.github.qptv2.media.image.container.RandomAccessBytes;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

/** The RIFF chunks of a WebP (RFC 9649); of several EXIF chunks the first counts. */
public final class WebpFile implements ImageContainer {

    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;

    private final RandomAccessBytes bytes;
    private final int width;
    private final int height;
    private int orientation;
    private long profileStart;
    private long profileLength;

    public WebpFile(RandomAccessBytes bytes) {
        this.bytes = bytes;
        if (!bytes.has(0, "RIFF")) {
            throw new CorruptHeaderException("it must begin with RIFF"); // OpenCV could take it for another format
        }
        long body = RIFF_HEADER + CHUNK_HEADER;
        if (bytes.has(RIFF_HEADER, "VP8X")) {
            width = 1 + u24(body + 4);
            height = 1 + u24(body + 7);
            walk(body + bytes.u32(RIFF_HEADER + 4, LITTLE_ENDIAN));
        } else if (bytes.has(RIFF_HEADER, "VP8L")) {
            long sides = bytes.u32(body + 1, LITTLE_ENDIAN);
            width = 1 + (int) (sides & 0x3fff);
            height = 1 + (int) (sides >> 14 & 0x3fff);
        } else if (bytes.has(RIFF_HEADER, "VP8 ")) {
            width = CorruptHeaderException.side(bytes.u16(body + 6, LITTLE_ENDIAN) & 0x3fff);
            height = CorruptHeaderException.side(bytes.u16(body + 8, LITTLE_ENDIAN) & 0x3fff);
        } else {
            bytes.at(body);
            throw new CorruptHeaderException("its first chunk must be VP8, VP8L or VP8X");
        }
    }

    private int u24(long offset) {
        return bytes.u16(offset, LITTLE_ENDIAN) | bytes.at(offset + 2) << 16;
    }

    private void walk(long first) {
        long at = first;
        while (at + CHUNK_HEADER <= bytes.size()) {
            long length = bytes.u32(at + 4, LITTLE_ENDIAN);
            if (bytes.has(at, "ICCP")) {
                profileStart = at + CHUNK_HEADER;
                profileLength = length;
            } else if (orientation == 0 && bytes.has(at, "EXIF")) {
                int prefix = bytes.has(at + CHUNK_HEADER, "Exif\0\0") ? 6 : 0; // some writers keep JPEG's prefix
                orientation = Exif.orientation(bytes, at + CHUNK_HEADER + prefix);
            }
            at += CHUNK_HEADER + length + length % 2;
        }
    }

    @Override
    public MediaFormat format() {
        return MediaFormat.WEBP;
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
    public int orientation() {
        return Math.max(1, orientation);
    }

    @Override
    public byte[] profile() {
        return profileStart + profileLength > bytes.size() ? new byte[0] : bytes.copy(profileStart, profileLength);
    }

    /** The RIFF, without bytes behind it, which libwebp would take for codes that the image lacks. */
    @Override
    public ByteBuffer decodedPart(ByteBuffer file) {
        return file.slice(0, (int) Math.min(file.limit(), end()));
    }

    private long end() {
        return CHUNK_HEADER + bytes.u32(4, LITTLE_ENDIAN);
    }

    /** The last chunk's padding byte may be missing. */
    @Override
    public boolean complete() {
        long end = end();
        long at = RIFF_HEADER;
        while (at + CHUNK_HEADER <= Math.min(end, bytes.size())) {
            long length = bytes.u32(at + 4, LITTLE_ENDIAN);
            if (at + CHUNK_HEADER + length > bytes.size()) {
                return false;
            }
            at += CHUNK_HEADER + length + length % 2;
        }
        return at >= end - 1;
    }
}
