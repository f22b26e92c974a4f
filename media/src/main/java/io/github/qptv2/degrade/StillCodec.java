package io.github.qptv2.degrade;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_WEBP_QUALITY;

/** Codecs for single pictures. */
public sealed interface StillCodec extends Compression {

    /** The picture as a file of this codec. */
    byte[] encode(Canvas canvas);

    /**
     * JPEG by libjpeg-turbo, colour at half resolution (4:2:0).
     *
     * @param quality 1 (worst) to 100, on libjpeg's scale
     */
    record Jpeg(int quality) implements StillCodec {
        /** Checks the range. */
        public Jpeg {
            Rules.between("quality", quality, 1, 100);
        }

        @Override
        public Settings settings() {
            return Settings.of("jpeg", "quality", quality);
        }

        @Override
        public byte[] encode(Canvas canvas) {
            return Stills.encode(canvas.pixels(), ".jpg", IMWRITE_JPEG_QUALITY, quality);
        }

        @Override
        public void spoil(Canvas canvas) {
            Stills.decode(canvas, encode(canvas));
        }
    }

    /**
     * Lossy WebP by libwebp.
     *
     * @param quality 1 (worst) to 100
     */
    record WebP(int quality) implements StillCodec {
        /** Checks the range. */
        public WebP {
            Rules.between("quality", quality, 1, 100);
        }

        @Override
        public Settings settings() {
            return Settings.of("webp", "quality", quality);
        }

        @Override
        public byte[] encode(Canvas canvas) {
            return Stills.encode(canvas.pixels(), ".webp", IMWRITE_WEBP_QUALITY, quality);
        }

        @Override
        public void spoil(Canvas canvas) {
            Stills.decode(canvas, encode(canvas));
        }
    }
}
