package io.github.qptv2.degrade;

import java.util.List;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_WEBP_QUALITY;

/** Codecs for single pictures. */
public sealed interface StillCodec extends Compression {

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
        public void spoil(Canvas canvas) {
            Stills.decode(canvas, Stills.encode(canvas.pixels(), ".jpg", IMWRITE_JPEG_QUALITY, quality));
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
        public void spoil(Canvas canvas) {
            Stills.decode(canvas, Stills.encode(canvas.pixels(), ".webp", IMWRITE_WEBP_QUALITY, quality));
        }
    }

    /**
     * JPEG 2000 by FFmpeg's own encoder, irreversible 9/7 wavelets (OpenCV's build has only Jasper, switched off for
     * its security record).
     *
     * @param ratio of raw bytes to compressed bytes, 1 to 2000
     */
    record Jpeg2000(int ratio) implements StillCodec {
        /** Checks the range. */
        public Jpeg2000 {
            Rules.between("ratio", ratio, 1, 2000);
        }

        @Override
        public Settings settings() {
            return Settings.of("jpeg2000", "ratio", ratio);
        }

        @Override
        public void spoil(Canvas canvas) {
            Transcoder.spoil(List.of(canvas), Transcoding.jpeg2000(ratio));
        }
    }
}
