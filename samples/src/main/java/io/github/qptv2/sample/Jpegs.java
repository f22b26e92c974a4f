package io.github.qptv2.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import io.github.qptv2.media.image.Image;

/** JPEG of high quality. */
final class Jpegs {

    private static final float QUALITY = 0.95f;

    private Jpegs() {}

    static byte[] encoded(Image image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image.toBufferedImage(), null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
