package io.github.qptv2.rank;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

import io.github.qptv2.media.feature.PerceptualHash;
import io.github.qptv2.media.image.Filter;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;

/**
 * What is kept of a picture when its pixels are given up.
 *
 * @param thumbnail JPEG with a longer side of at most {@value #SIDE} pixels; empty if none was wanted
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between two steps, never compared
public record Sketch(PerceptualHash hash, byte[] thumbnail) {

    /** Two columns of thumbnails fill a telephone, five a wide screen. */
    private static final int SIDE = 360;

    /** On any thread. */
    public static Sketch of(Image picture, boolean thumbnail) {
        return new Sketch(PerceptualHash.of(picture), thumbnail ? jpeg(picture) : new byte[0]);
    }

    private static byte[] jpeg(Image picture) {
        double scale = Math.min(1, (double) SIDE / Math.max(picture.width(), picture.height()));
        int width = Math.max(1, (int) Math.round(scale * picture.width()));
        int height = Math.max(1, (int) Math.round(scale * picture.height()));
        var jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(Resize.resize(picture, width, height, Filter.BICUBIC).toBufferedImage(), "jpg", jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return jpeg.toByteArray();
    }
}
