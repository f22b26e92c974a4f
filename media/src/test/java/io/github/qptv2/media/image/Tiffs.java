package io.github.qptv2.media.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Uncompressed TIFF files of one strip, byte by byte, and files of the JDK's encoder. */
final class Tiffs {

    private static final int WORD = 3;
    private static final int LONG = 4;

    private Tiffs() {}

    /** One further field: a tag and its 16-bit value. */
    record Field(int tag, int value) {}

    /** Samples of 8 or 16 bits, little-endian, interleaved. */
    record Layout(int width, int height, int bits, int samples, int photometric) {}

    static byte[] tiff(Layout layout, byte[] pixels, Field... more) {
        int entries = 9 + more.length, data = 8 + 2 + 12 * entries + 4;
        ByteBuffer out = ByteBuffer.allocate(data + pixels.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        out.put(TestImages.ascii("II*\0")).putInt(8).putShort((short) entries);
        word(out, 256, layout.width());
        word(out, 257, layout.height());
        if (layout.samples() > 2) { // the words for each sample follow the pixels
            out.putShort((short) 258)
                    .putShort((short) WORD)
                    .putInt(layout.samples())
                    .putInt(data + pixels.length);
        } else {
            out.putShort((short) 258).putShort((short) WORD).putInt(layout.samples());
            out.putShort((short) layout.bits()).putShort((short) layout.bits());
        }
        word(out, 259, 1);
        word(out, 262, layout.photometric());
        out.putShort((short) 273).putShort((short) LONG).putInt(1).putInt(data);
        for (Field field : more) {
            if (field.tag() < 277) {
                word(out, field.tag(), field.value());
            }
        }
        word(out, 277, layout.samples());
        word(out, 278, layout.height());
        out.putShort((short) 279).putShort((short) LONG).putInt(1).putInt(pixels.length);
        for (Field field : more) {
            if (field.tag() > 277) {
                word(out, field.tag(), field.value());
            }
        }
        out.putInt(0).put(pixels);
        for (int i = 0; i < 4; i++) {
            out.putShort((short) layout.bits());
        }
        return out.array();
    }

    /** By javax.imageio with a compression of its names, such as {@code LZW}; none for no compression. */
    static byte[] encoded(BufferedImage image, String compression) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("tiff").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            var how = writer.getDefaultWriteParam();
            if (!compression.equals("none")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionType(compression);
            }
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void word(ByteBuffer out, int tag, int value) {
        out.putShort((short) tag).putShort((short) WORD).putInt(1).putInt(value);
    }

    /** With an ICC profile after the pixels; the field contains its length and offset. */
    static byte[] withProfile(Layout layout, byte[] pixels, byte[] icc) {
        byte[] tiff = tiff(layout, pixels, new Field(34675, 0));
        ByteBuffer fields = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
        int entry = 10 + 12 * 9;
        fields.putShort(entry + 2, (short) 7).putInt(entry + 4, icc.length).putInt(entry + 8, tiff.length);
        return TestImages.join(tiff, icc);
    }
}
