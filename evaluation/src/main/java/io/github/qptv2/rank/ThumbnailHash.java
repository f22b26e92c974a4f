package io.github.qptv2.rank;

import io.github.qptv2.media.feature.PerceptualHash;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.report.Thumbnail;

/**
 * Perceptual hash and thumbnail of an image, kept after its pixels are released.
 *
 * @param thumbnail JPEG with a longer side of at most {@value #SIDE} pixels; empty if not requested
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ThumbnailHash(PerceptualHash hash, byte[] thumbnail) {

    /** Sharp at two columns on a phone and five on a wide screen. */
    private static final int SIDE = 360;

    /** Computes both; thread-safe. */
    public static ThumbnailHash of(Image image, boolean thumbnail) {
        return new ThumbnailHash(PerceptualHash.of(image), thumbnail ? jpeg(image) : new byte[0]);
    }

    private static byte[] jpeg(Image image) {
        return Thumbnail.jpeg(image, Math.min(1, (double) SIDE / Math.max(image.width(), image.height())));
    }
}
