package io.github.qptv2.media.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_WEBP_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

/** Image files made by encoders or byte by byte. */
final class TestImages {

    private TestImages() {}

    /** 24x16 pixels, no two rows or columns alike, smooth enough to survive JPEG. */
    static BufferedImage pattern() {
        var image = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 24; x++) {
                image.setRGB(x, y, ((10 * x) << 16) | ((15 * y) << 8) | (5 * (x + y)));
            }
        }
        return image;
    }

    /** An 8x8 image of one color. */
    static BufferedImage flat(int rgb) {
        var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64; i++) {
            image.setRGB(i % 8, i / 8, rgb);
        }
        return image;
    }

    /** By javax.imageio: png, jpeg, bmp, gif or tiff. */
    static byte[] encode(BufferedImage image, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, out)) {
            throw new IOException("no encoder for " + format);
        }
        return out.toByteArray();
    }

    /** Lossless, three or four channels in OpenCV's order. */
    static byte[] webp(Mat bgr) {
        try (var buffer = new BytePointer();
                var lossless = new IntPointer(IMWRITE_WEBP_QUALITY, 101)) {
            imencode(".webp", bgr, buffer, lossless);
            var bytes = new byte[(int) buffer.limit()];
            buffer.get(bytes);
            return bytes;
        }
    }

    /** A PNG of the given header and unfiltered rows (each begins with its filter 0); {@code chunks} come first. */
    static byte[] png(int[] widthHeightBitsType, byte[] rows, byte[]... chunks) throws IOException {
        int[] head = widthHeightBitsType;
        ByteBuffer ihdr = ByteBuffer.allocate(13).putInt(head[0]).putInt(head[1]);
        ihdr.put((byte) head[2]).put((byte) head[3]);
        var out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'});
        out.write(chunk("IHDR", ihdr.array()));
        for (byte[] chunk : chunks) {
            out.write(chunk);
        }
        out.write(chunk("IDAT", deflate(rows)));
        out.write(chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    static byte[] deflate(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        }
        return out.toByteArray();
    }

    static byte[] chunk(String type, byte[] body) {
        byte[] name = ascii(type);
        var crc = new CRC32();
        crc.update(name);
        crc.update(body);
        return ByteBuffer.allocate(12 + body.length)
                .putInt(body.length)
                .put(name)
                .put(body)
                .putInt((int) crc.getValue())
                .array();
    }

    /** PNG's iCCP. */
    static byte[] iccp(byte[] icc) throws IOException {
        return chunk("iCCP", join(ascii("x\0\0"), deflate(icc)));
    }

    /** A JPEG with one more segment after its start marker. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] body) {
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + 4 + body.length).put(jpeg, 0, 2);
        out.put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (2 + body.length))
                .put(body);
        return out.put(jpeg, 2, jpeg.length - 2).array();
    }

    /** The APP2 segment's body for part {@code number} of {@code count} of a profile. */
    static byte[] iccPart(int number, int count, byte[] part) {
        return join(ascii("ICC_PROFILE\0"), new byte[] {(byte) number, (byte) count}, part);
    }

    /** The smallest EXIF data: a little-endian TIFF header with one entry, the orientation. */
    static byte[] exif(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(ascii("II*\0")).putInt(8).putShort((short) 1);
        tiff.putShort((short) 274)
                .putShort((short) 3)
                .putInt(1)
                .putInt(orientation)
                .putInt(0);
        return tiff.array();
    }

    /** A simple WebP rewritten in the extended format with a profile and EXIF around its image; either may be empty. */
    static byte[] extended(byte[] webp, Image size, byte[] icc, byte[] exif) {
        ByteBuffer vp8x = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        vp8x.putInt((icc.length > 0 ? 0x20 : 0) | (exif.length > 0 ? 8 : 0));
        vp8x.putShort((short) (size.width() - 1)).put((byte) 0);
        vp8x.putShort((short) (size.height() - 1)).put((byte) 0);
        byte[] body = join(
                riff("VP8X", vp8x.array()),
                icc.length > 0 ? riff("ICCP", icc) : icc,
                Arrays.copyOfRange(webp, 12, webp.length),
                exif.length > 0 ? riff("EXIF", exif) : exif);
        return riff("RIFF", join(ascii("WEBP"), body));
    }

    private static byte[] riff(String type, byte[] body) {
        return ByteBuffer.allocate(8 + body.length + body.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii(type))
                .putInt(body.length)
                .put(body)
                .array();
    }

    /** Red, green and blue of all pixels, in 0..255. */
    static int[] values(Image image) {
        var values = new int[image.rgb().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = image.rgb()[i] & 255;
        }
        return values;
    }

    static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
