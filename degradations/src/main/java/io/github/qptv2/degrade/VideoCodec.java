package io.github.qptv2.degrade;

import java.util.List;

import io.github.qptv2.degrade.pixel.Canvas;
import io.github.qptv2.degrade.pixel.CodecParameters;
import io.github.qptv2.degrade.pixel.OperatorSettings;
import io.github.qptv2.degrade.pixel.ParameterChecks;
import io.github.qptv2.degrade.pixel.VideoTranscoder;

/**
 * Video codecs: a clip is encoded and decoded as a sequence, so that its frames have the artifacts of inter-frame
 * prediction. A single image is a clip of one frame.
 */
public sealed interface VideoCodec extends CompressionDegradation {

    /** Parameters of the encoder and decoder. */
    CodecParameters transcoding();

    /** Degrades the frames of a clip, all of one size, in place. */
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
     * @param qp quantization parameter, 0 to 51 (worst)
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
