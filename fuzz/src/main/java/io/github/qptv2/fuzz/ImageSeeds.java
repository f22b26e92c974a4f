package io.github.qptv2.fuzz;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_WEBP_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

/** Image files of every format and kind, of a pattern of any size, made by the encoders of the JDK and OpenCV. */
final class ImageSeeds {

    private static final int LOSSLESS = 101;

    private final int width;
    private final int height;

    ImageSeeds(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** File name with extension to content. */
    Map<String, byte[]> all() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        var color = pattern(BufferedImage.TYPE_INT_RGB);
        var gray = pattern(BufferedImage.TYPE_BYTE_GRAY);
        var indexed = pattern(BufferedImage.TYPE_BYTE_INDEXED);
        var alpha = pattern(BufferedImage.TYPE_INT_ARGB);
        files.put("baseline.jpg", written(color, "jpeg", "", false));
        files.put("progressive.jpg", written(color, "jpeg", "", true));
        files.put("gray.jpg", written(gray, "jpeg", "", false));
        files.put("cmyk.jpg", cmyk());
        files.put("color.png", written(color, "png", "", false));
        files.put("interlaced.png", written(color, "png", "", true));
        files.put("gray.png", written(gray, "png", "", false));
        files.put("indexed.png", written(indexed, "png", "", false));
        files.put("alpha.png", written(alpha, "png", "", false));
        files.put("deep.png", written(deep(), "png", "", false));
        files.put("indexed.gif", written(indexed, "gif", "", false));
        files.put("interlaced.gif", written(indexed, "gif", "", true));
        files.put("color.bmp", written(color, "bmp", "BI_RGB", false));
        files.put("runs.bmp", written(indexed, "bmp", "BI_RLE8", false));
        for (String compression : new String[] {"", "LZW", "Deflate", "PackBits", "JPEG"}) {
            files.put(
                    "color-" + (compression.isEmpty() ? "none" : compression) + ".tif",
                    written(color, "tiff", compression, false));
        }
        files.put("alpha.tif", written(alpha, "tiff", "", false));
        files.put("deep.tif", written(deep(), "tiff", "", false));
        files.put("fax.tif", written(pattern(BufferedImage.TYPE_BYTE_BINARY), "tiff", "CCITT T.6", false));
        files.put("lossy.webp", webp(CV_8UC3, 60));
        files.put("lossless.webp", webp(CV_8UC3, LOSSLESS));
        files.put("alpha.webp", webp(CV_8UC4, 60));
        return files;
    }

    private BufferedImage pattern(int type) {
        var image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, (255 - x) << 24 | (9 * x & 255) << 16 | (13 * y & 255) << 8 | (5 * (x + y) & 255));
            }
        }
        return image;
    }

    private BufferedImage deep() {
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
        var image = new BufferedImage(model, model.createCompatibleWritableRaster(width, height), false, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getRaster().setPixel(x, y, new int[] {700 * x & 65535, 900 * y & 65535, 300 * (x + y) & 65535});
            }
        }
        return image;
    }

    private static byte[] written(BufferedImage image, String format, String compression, boolean progressive)
            throws IOException {
        ImageWriter writer =
                ImageIO.getImageWriters(new ImageTypeSpecifier(image), format).next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        if (!compression.isEmpty()) {
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionType(compression);
        }
        if (how.canWriteProgressive()) {
            how.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        }
        return written(writer, new IIOImage(image, null, null), how);
    }

    private static byte[] written(ImageWriter writer, IIOImage image, ImageWriteParam how) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, image, how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** Four components without a marker of Adobe's. */
    private byte[] cmyk() throws IOException {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                raster.setPixel(x, y, new int[] {9 * x & 255, 13 * y & 255, 7 * (x + y) & 255, x & 255});
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        return written(writer, new IIOImage(raster, null, null), writer.getDefaultWriteParam());
    }

    private byte[] webp(int type, int quality) {
        try (var mat = new Mat(height, width, type);
                var encoded = new BytePointer();
                var how = new IntPointer(IMWRITE_WEBP_QUALITY, quality)) {
            var samples = new byte[(int) (mat.total() * mat.channels())];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (byte) (3 * i / mat.channels());
            }
            mat.data().put(samples);
            imencode(".webp", mat, encoded, how);
            var bytes = new byte[(int) encoded.limit()];
            encoded.get(bytes);
            return bytes;
        }
    }
}
