package io.github.qptv2.media.image.integrity;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.metadata.IIOMetadataNode;

/** JPEGs by the JDK's encoder, and edits of their bytes. */
public final class Jpegs {

    static final byte[] END = {(byte) 0xff, (byte) 0xd9};

    private Jpegs() {}

    /** Smooth waves with noise, so that blocks have coefficients of all frequencies. */
    public static BufferedImage scene(int width, int height, int type) {
        var random = new Random(width);
        var image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int gray = (int) (120 + 70 * Math.sin(x * 0.07) * Math.cos(y * 0.05) + random.nextInt(30));
                image.setRGB(x, y, gray << 16 | (gray * 3 / 4) << 8 | 255 - gray);
            }
        }
        return image;
    }

    /** One of baseline, progressive, gray, gray-progressive, optimized and restart. */
    public static byte[] encoded(String kind) {
        return encoded(kind, 200, 120);
    }

    static byte[] encoded(String kind, int width, int height) {
        var image =
                scene(width, height, kind.contains("gray") ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        if (kind.contains("progressive")) {
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            var metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), parameters);
            if (kind.equals("restart")) {
                var root = (IIOMetadataNode) metadata.getAsTree("javax_imageio_jpeg_image_1.0");
                var interval = new IIOMetadataNode("dri");
                interval.setAttribute("interval", "4");
                root.getElementsByTagName("markerSequence").item(0).appendChild(interval);
                metadata.setFromTree("javax_imageio_jpeg_image_1.0", root);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, List.of(), metadata), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** Offset of the first byte of coded data of a scan, from 0. */
    public static int data(byte[] jpeg, int scan) {
        int at = find(jpeg, 0xda, scan);
        return at + 2 + (jpeg[at + 2] & 255) * 256 + (jpeg[at + 3] & 255);
    }

    /** Offset of an occurrence of a marker, from 0. */
    static int find(byte[] jpeg, int marker, int occurrence) {
        int left = occurrence;
        for (int i = 2; i + 1 < jpeg.length; i++) {
            if ((jpeg[i] & 255) == 0xff && (jpeg[i + 1] & 255) == marker && left-- == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("no marker " + marker);
    }

    /** The bytes with a range of them replaced. */
    static byte[] splice(byte[] file, int from, int to, byte... replacement) {
        var out = new ByteArrayOutputStream();
        out.write(file, 0, from);
        out.writeBytes(replacement);
        out.write(file, to, file.length - to);
        return out.toByteArray();
    }

    static byte[] zeroed(byte[] file, int from, int length) {
        byte[] copy = file.clone();
        Arrays.fill(copy, from, from + length, (byte) 0);
        return copy;
    }

    /** Truncated at an offset, with the end marker appended. */
    static byte[] closed(byte[] file, int length) {
        return splice(Arrays.copyOf(file, length), length, length, END);
    }
}
