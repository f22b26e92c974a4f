package io.github.qptv2.media.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

import io.github.qptv2.media.image.color.StoredRows;

/**
 * Decodes by the JDK what OpenCV decodes incorrectly or not at all: CMYK, which OpenCV converts to RGB without its
 * profile; TIFF's alpha, which it premultiplies or drops; rare compressions of BMP.
 */
final class JavaCodecs {

    private JavaCodecs() {}

    static StoredRows decode(ImageContainer container, EncodedBytes data, String name) throws IOException {
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
        var bytes = new byte[data.buffer().limit()];
        data.buffer().get(bytes);
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            ImageReader reader = reader(container.format(), stream);
            try {
                return rows(container, reader);
            } finally {
                reader.dispose();
            }
        }
    }

    private static ImageReader reader(ImageFormat format, ImageInputStream stream) throws IOException {
        var readers = ImageIO.getImageReadersByFormatName(format.name());
        if (!readers.hasNext()) {
            throw new IOException("this Java has no decoder for it");
        }
        ImageReader reader = readers.next();
        reader.setInput(stream, true, true);
        return reader;
    }

    private static StoredRows rows(ImageContainer container, ImageReader reader) throws IOException {
        if (container instanceof JpegFile jpeg) {
            return new RasterRows(SampleLines.of(reader.readRaster(0, null)), jpeg.meaning());
        }
        throw new IllegalStateException(container.format() + " is not decoded by the JDK");
    }
}
