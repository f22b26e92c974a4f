package io.github.qptv2.media.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

import io.github.qptv2.media.image.bmp.BmpFile;
import io.github.qptv2.media.image.color.RasterRows;
import io.github.qptv2.media.image.color.SampleLines;
import io.github.qptv2.media.image.color.StoredRows;
import io.github.qptv2.media.image.container.ImageContainer;
import io.github.qptv2.media.image.gif.GifFile;
import io.github.qptv2.media.image.heif.HeifFile;
import io.github.qptv2.media.image.jpeg.JpegFile;
import io.github.qptv2.media.image.png.PngFile;
import io.github.qptv2.media.image.tiff.TiffFile;

/**
 * Decodes in Java what OpenCV decodes incorrectly or not at all, such as CMYK, which it converts to RGB without its
 * profile, and what its libraries write messages about to the standard error: PNG and corrupt JPEG.
 */
final class JavaCodecs {

    private JavaCodecs() {}

    static StoredRows decode(ImageContainer container, String name) throws IOException {
        if (container instanceof JpegFile jpeg) {
            return jpeg(jpeg);
        }
        if (container instanceof PngFile png) {
            return png.rows();
        }
        if (container instanceof BmpFile bmp) {
            return bmp.rows();
        }
        if (container instanceof HeifFile heif) {
            return new HeifDecoder(heif, name).rows();
        }
        if (container instanceof TiffFile tiff) {
            return tiff.rows();
        }
        if (container instanceof GifFile gif) {
            return gif.rows();
        }
        throw new IllegalStateException(container.format() + " is not decoded in Java");
    }

    /** By the JDK, whose readers report warnings to listeners. */
    private static StoredRows jpeg(JpegFile jpeg) throws IOException {
        var readers = ImageIO.getImageReadersByFormatName("jpeg");
        if (!readers.hasNext()) {
            throw new IOException("this Java has no decoder for it");
        }
        ImageReader reader = readers.next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg.withoutMetadata()))) {
            reader.setInput(stream, true, true);
            return new RasterRows(SampleLines.of(reader.readRaster(0, null)), jpeg.meaning());
        } finally {
            reader.dispose();
        }
    }
}
