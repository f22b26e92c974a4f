package io.github.qptv2.rank;

import io.github.qptv2.media.feature.PerceptualHash;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.report.Thumbnail;

/**
 * What is kept of an image when its pixels are given up.
 *
 * @param thumbnail JPEG with a longer side of at most {@value #SIDE} pixels; empty if none was wanted
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between two steps, never compared
public record ThumbnailHash(PerceptualHash hash, byte[] thumbnail) {

    /** Two columns of thumbnails fill a telephone, five a wide screen. */
    private static final int SIDE = 360;

    /** On any thread. */
    public static ThumbnailHash of(Image image, boolean thumbnail) {
        return new ThumbnailHash(PerceptualHash.of(image), thumbnail ? jpeg(image) : new byte[0]);
    }

    private static byte[] jpeg(Image image) {
        return Thumbnail.jpeg(image, Math.min(1, (double) SIDE / Math.max(image.width(), image.height())));
    }
}
