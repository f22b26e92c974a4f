package io.github.qptv2.media.video;

import java.util.List;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.jspecify.annotations.Nullable;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;

/**
 * The video codecs that are decoded: those of cameras, phones, broadcasting, the web and lossless archives. FFmpeg has
 * decoders of some hundred others, most of them of single programs or games; a flaw in one of them is out of reach.
 */
final class VideoCodecs {

    /** FFmpeg's decoders that may be opened, also while the parameters of streams are searched; none is of audio. */
    private static final List<String> DECODERS = List.of(
            "h264",
            "hevc",
            "libdav1d",
            "libaom-av1",
            "vp8",
            "vp9",
            "mpeg1video",
            "mpeg2video",
            "mpeg4",
            "msmpeg4v1",
            "msmpeg4v2",
            "msmpeg4",
            "h263",
            "flv",
            "vp6",
            "vp6f",
            "wmv1",
            "wmv2",
            "wmv3",
            "vc1",
            "rv10",
            "rv20",
            "rv30",
            "rv40",
            "theora",
            "mjpeg",
            "dvvideo",
            "prores",
            "dnxhd",
            "ffv1",
            "huffyuv",
            "ffvhuff",
            "rawvideo");

    /** {@link #DECODERS} as FFmpeg's option {@code codec_whitelist} takes them. */
    static final String WHITELIST = String.join(",", DECODERS);

    /** Their common names, for messages. */
    static final String NAMES = "H.264, HEVC, AV1, VP8, VP9, VP6, MPEG-1, MPEG-2, MPEG-4, H.263, Windows Media, VC-1,"
            + " RealVideo, Theora, MJPEG, DV, ProRes, DNxHD, FFV1, HuffYUV and uncompressed";

    private VideoCodecs() {}

    /** FFmpeg's decoder for a codec; null if FFmpeg has none, or if it may not be opened. */
    static @Nullable AVCodec decoder(int codec) {
        AVCodec decoder = avcodec_find_decoder(codec);
        boolean listed = decoder != null
                && !decoder.isNull()
                && DECODERS.contains(decoder.name().getString());
        return listed ? decoder : null;
    }
}
