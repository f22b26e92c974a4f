package io.github.qptv2.degrade;

import java.util.List;

import io.github.qptv2.degrade.pixel.Canvas;
import io.github.qptv2.degrade.pixel.CodecParameters;
import io.github.qptv2.degrade.pixel.ImageCodecs;
import io.github.qptv2.degrade.pixel.OperatorSettings;
import io.github.qptv2.degrade.pixel.ParameterChecks;
import io.github.qptv2.degrade.pixel.VideoTranscoder;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_WEBP_QUALITY;

/** Codecs for single images. */
public sealed interface ImageCodec extends CompressionDegradation {

    /**
     * JPEG by libjpeg-turbo, with chroma subsampling 4:2:0.
     *
     * @param quality 1 (worst) to 100, on libjpeg's scale
     */
    record Jpeg(int quality) implements ImageCodec {
        /** Checks the range. */
        public Jpeg {
            ParameterChecks.between("quality", quality, 1, 100);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("jpeg", "quality", quality);
        }

        @Override
        public void applyTo(Canvas canvas) {
            ImageCodecs.decode(canvas, ImageCodecs.encode(canvas.pixels(), ".jpg", IMWRITE_JPEG_QUALITY, quality));
        }
    }

    /**
     * Lossy WebP by libwebp.
     *
     * @param quality 1 (worst) to 100
     */
    record WebP(int quality) implements ImageCodec {
        /** Checks the range. */
        public WebP {
            ParameterChecks.between("quality", quality, 1, 100);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("webp", "quality", quality);
        }

        @Override
        public void applyTo(Canvas canvas) {
            ImageCodecs.decode(canvas, ImageCodecs.encode(canvas.pixels(), ".webp", IMWRITE_WEBP_QUALITY, quality));
        }
    }

    /**
     * JPEG 2000 by FFmpeg's encoder, with irreversible 9/7 wavelets (in OpenCV's build only Jasper is available, which
     * is disabled for security reasons).
     *
     * @param ratio of raw bytes to compressed bytes, 1 to 2000
     */
    record Jpeg2000(int ratio) implements ImageCodec {
        /** Checks the range. */
        public Jpeg2000 {
            ParameterChecks.between("ratio", ratio, 1, 2000);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("jpeg2000", "ratio", ratio);
        }

        @Override
        public void applyTo(Canvas canvas) {
            VideoTranscoder.applyTo(List.of(canvas), CodecParameters.jpeg2000(ratio));
        }
    }
}
