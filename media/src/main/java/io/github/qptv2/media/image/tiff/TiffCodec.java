package io.github.qptv2.media.image.tiff;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decompresses a strip or tile of a TIFF, or a whole one. */
public final class TiffCodec {

    static final int NONE = 1;
    public static final int LZW = 5;
    public static final int JPEG = 7;
    public static final int DEFLATE = 8;
    public static final int PACK_BITS = 32773;
    static final int DEFLATE_EARLIER = 32946;

    private static final int MARKER = 2;

    private TiffCodec() {}

    /**
     * The first {@code size} bytes.
     *
     * @param jpegTables tables that JPEG strips share; may be empty
     * @throws IOException if the data is corrupt or too short
     */
    static byte[] decode(int compression, byte[] data, int size, byte[] jpegTables) throws IOException {
        return switch (compression) {
            case NONE -> require(data, size);
            case LZW -> new TiffLzw(data).decode(size);
            case DEFLATE, DEFLATE_EARLIER -> inflate(data, size);
            case PACK_BITS -> packBits(data, size);
            case JPEG -> jpeg(data, size, jpegTables);
            default -> throw new IOException("compression " + compression);
        };
    }

    /** The first image of a file by the JDK's decoder: fax, and YCbCr without JPEG. */
    static BufferedImage image(byte[] file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(stream, true, true);
            return reader.read(0);
        } catch (RuntimeException e) { // its fax decoder does not check indices
            throw new IOException("invalid data", e);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] require(byte[] data, int size) throws IOException {
        if (data.length < size) {
            throw new TooShortException(data.length, size);
        }
        return data;
    }

    private static byte[] inflate(byte[] data, int size) throws IOException {
        var inflater = new Inflater();
        try {
            inflater.setInput(data);
            var out = new byte[size];
            int length = 0;
            while (length < size) {
                int more = inflater.inflate(out, length, size - length);
                if (more == 0) {
                    throw new TooShortException(length, size);
                }
                length += more;
            }
            return out;
        } catch (DataFormatException e) {
            throw new IOException("invalid Deflate data", e);
        } finally {
            inflater.end();
        }
    }

    /** A count n of 0..127 precedes n + 1 bytes, of 129..255 a byte to repeat 257 - n times (TIFF 6.0, section 9). */
    private static byte[] packBits(byte[] data, int size) throws IOException {
        var out = new byte[size];
        int at = 0, to = 0;
        while (to < size) {
            if (at + 1 >= data.length) {
                throw new TooShortException(to, size);
            }
            int count = data[at++];
            if (count >= 0) {
                int length = Math.min(count + 1, Math.min(size - to, data.length - at));
                System.arraycopy(data, at, out, to, length);
                at += count + 1;
                to += length;
            } else if (count != -128) {
                int end = Math.min(size, to + 1 - count);
                Arrays.fill(out, to, end, data[at++]);
                to = end;
            }
        }
        return out;
    }

    /** The components as stored: the TIFF, not the JPEG, states their meaning. */
    private static byte[] jpeg(byte[] data, int size, byte[] tables) throws IOException {
        byte[] whole = data;
        if (tables.length > 2 * MARKER) {
            int head = tables.length - MARKER; // without the end marker
            whole = Arrays.copyOf(tables, head + data.length - MARKER);
            System.arraycopy(data, MARKER, whole, head, data.length - MARKER);
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(whole))) {
            reader.setInput(stream, true, true);
            Raster raster = reader.readRaster(0, null);
            int[] samples = raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
            if (samples.length < size) {
                throw new TooShortException(samples.length, size);
            }
            var out = new byte[size];
            for (int i = 0; i < size; i++) {
                out[i] = (byte) samples[i];
            }
            return out;
        } finally {
            reader.dispose();
        }
    }
}
