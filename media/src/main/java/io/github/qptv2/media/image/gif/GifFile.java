package io.github.qptv2.media.image.gif;

import java.util.Arrays;

import io.github.qptv2.io.MediaFormat;
import io.github.qptv2.media.image.color.ArgbLines;
import io.github.qptv2.media.image.color.RasterRows;
import io.github.qptv2.media.image.color.StoredRows;
import io.github.qptv2.media.image.container.CorruptHeaderException;
import io.github.qptv2.media.image.container.ImageContainer;
import io.github.qptv2.media.image.container.RandomAccessBytes;
import io.github.qptv2.media.image.container.UnsupportedVariantException;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

/** The blocks of a GIF (version 89a). */
public final class GifFile implements ImageContainer {

    private static final int SCREEN = 13;
    private static final int IMAGE = 0x2c;
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final int TRAILER = 0x3b;

    private final RandomAccessBytes bytes;
    private final long firstFrame;
    private int transparent = -1;

    public GifFile(RandomAccessBytes bytes) {
        this.bytes = bytes;
        long at = (long) SCREEN + palette(bytes.at(10));
        while (bytes.at(at) != IMAGE) {
            if (bytes.at(at) == TRAILER) {
                throw new CorruptHeaderException("it ends without an image");
            }
            if (bytes.at(at + 1) == GRAPHIC_CONTROL) {
                transparent = (bytes.at(at + 3) & 1) == 1 ? bytes.at(at + 6) : -1;
            }
            at = blocks(at + 2);
        }
        firstFrame = at;
        if (palette(bytes.at(10)) + palette(bytes.at(at + 9)) == 0) {
            throw new UnsupportedVariantException("GIF without a color table");
        }
    }

    @Override
    public MediaFormat format() {
        return MediaFormat.GIF;
    }

    /** Of the logical screen, enlarged to the first frame as in browsers. */
    @Override
    public int width() {
        return CorruptHeaderException.side(Math.max(bytes.u16(6, LITTLE_ENDIAN), left() + frame(5)));
    }

    @Override
    public int height() {
        return CorruptHeaderException.side(Math.max(bytes.u16(8, LITTLE_ENDIAN), top() + frame(7)));
    }

    private int frame(int offset) {
        return bytes.u16(firstFrame + offset, LITTLE_ENDIAN);
    }

    private int left() {
        return frame(1);
    }

    private int top() {
        return frame(3);
    }

    @Override
    public byte[] profile() {
        return new byte[0];
    }

    /** OpenCV applies the last frame's palette and transparency to the first. */
    @Override
    public boolean decodedInJava() {
        return true;
    }

    /** The first frame in its place on the screen, which is transparent elsewhere. */
    public StoredRows rows() {
        int width = frame(5), height = frame(7), flags = bytes.at(firstFrame + 9);
        long start = firstFrame + 10 + palette(flags);
        byte[] indices = new GifPixels(bytes, start).decode(width, height, (flags & 0x40) != 0);
        boolean local = palette(flags) > 0;
        int[] colors = colors(local ? firstFrame + 10 : SCREEN, palette(local ? flags : bytes.at(10)) / 3);
        return new RasterRows(new Screen(this, indices, colors, width(), height()), RasterRows.Interpretation.RGBA);
    }

    /** Colors as 0xAARRGGBB; entries that the file lacks are black. */
    private int[] colors(long start, int count) {
        var colors = new int[256];
        Arrays.fill(colors, 0xff000000);
        for (int i = 0; i < count; i++) {
            long at = start + 3L * i;
            colors[i] |= bytes.at(at) << 16 | bytes.at(at + 1) << 8 | bytes.at(at + 2);
        }
        if (transparent >= 0) {
            colors[transparent] = 0;
        }
        return colors;
    }

    @SuppressWarnings("ArrayRecordComponent") // read only, within this class
    private record Screen(GifFile gif, byte[] indices, int[] palette, int width, int height) implements ArgbLines {

        @Override
        public int[] colors(int y) {
            var line = new int[width]; // transparent
            int row = y - gif.top(), across = gif.frame(5);
            if (row >= 0 && row < gif.frame(7)) {
                for (int x = 0; x < across; x++) {
                    line[gif.left() + x] = palette[indices[row * across + x] & 255];
                }
            }
            return line;
        }
    }

    @Override
    public boolean complete() {
        try {
            long at = firstFrame;
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
