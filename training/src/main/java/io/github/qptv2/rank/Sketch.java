package io.github.qptv2.rank;

import io.github.qptv2.media.feature.PerceptualHash;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.page.Thumbnail;

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
        return Thumbnail.jpeg(picture, Math.min(1, (double) SIDE / Math.max(picture.width(), picture.height())));
    }
}
