package io.github.qptv2.degrade;

import java.util.List;

import io.github.qptv2.degrade.pixel.Canvas;
import io.github.qptv2.degrade.pixel.CodecParameters;
import io.github.qptv2.degrade.pixel.OperatorSettings;
import io.github.qptv2.degrade.pixel.ParameterChecks;
import io.github.qptv2.degrade.pixel.VideoTranscoder;

/**
 * Codecs for moving images: a clip goes through encoder and decoder as a whole, so that its frames show what prediction
 * between them leaves. A single image is a clip of one frame.
 */
public sealed interface VideoCodec extends CompressionDegradation {

    /** How FFmpeg is to be called. */
    CodecParameters transcoding();

    /** Spoils the frames of a clip, all of one size. */
    default void applyTo(List<Canvas> clip) {
        VideoTranscoder.applyTo(clip, transcoding());
    }

    @Override
    default void applyTo(Canvas canvas) {
        applyTo(List.of(canvas));
    }

    /**
     * H.264 by OpenH264, with a constant quantizer.
     *
     * @param qp quantization parameter, 0 to 51 (worst); the field's ladder is 23, 28, 33, 38, 43
     */
    record H264(int qp) implements VideoCodec {
        /** Checks the range. */
        public H264 {
            ParameterChecks.between("qp", qp, 0, 51);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("h264", "qp", qp);
        }

        @Override
        public CodecParameters transcoding() {
            return CodecParameters.h264(qp);
        }
    }

    /**
     * VP9 by libvpx, with a constant quantizer.
     *
     * @param q quantizer, 0 to 63 (worst)
     */
    record Vp9(int q) implements VideoCodec {
        /** Checks the range. */
        public Vp9 {
            ParameterChecks.between("q", q, 0, 63);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("vp9", "q", q);
        }

        @Override
        public CodecParameters transcoding() {
            return CodecParameters.vp9(q);
        }
    }
}
