package io.github.qptv2.degrade;

import java.util.List;

/**
 * Codecs for moving pictures: a clip goes through encoder and decoder as a whole, so that its frames show what
 * prediction between them leaves. A single picture is a clip of one frame.
 */
public sealed interface VideoCodec extends Compression {

    /** How FFmpeg is to be called. */
    Transcoding transcoding();

    /** Spoils the frames of a clip, all of one size. */
    default void spoil(List<Canvas> clip) {
        Transcoder.spoil(clip, transcoding());
    }

    @Override
    default void spoil(Canvas canvas) {
        spoil(List.of(canvas));
    }

    /**
     * H.264 by OpenH264, with a constant quantiser.
     *
     * @param qp quantisation parameter, 0 to 51 (worst); the field's ladder is 23, 28, 33, 38, 43
     */
    record H264(int qp) implements VideoCodec {
        /** Checks the range. */
        public H264 {
            Rules.between("qp", qp, 0, 51);
        }

        @Override
        public Settings settings() {
            return Settings.of("h264", "qp", qp);
        }

        @Override
        public Transcoding transcoding() {
            return Transcoding.h264(qp);
        }
    }

    /**
     * VP9 by libvpx, with a constant quantiser.
     *
     * @param q quantiser, 0 to 63 (worst)
     */
    record Vp9(int q) implements VideoCodec {
        /** Checks the range. */
        public Vp9 {
            Rules.between("q", q, 0, 63);
        }

        @Override
        public Settings settings() {
            return Settings.of("vp9", "q", q);
        }

        @Override
        public Transcoding transcoding() {
            return Transcoding.vp9(q);
        }
    }
}
