package io.github.qptv2.degrade.pixel;

import java.util.Map;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_JPEG2000;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP9;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

/**
 * Parameters of an encoder and decoder of FFmpeg.
 *
 * @param encoder name in FFmpeg
 * @param decoder FFmpeg's codec ID
 * @param pixels FFmpeg's pixel format, RGB24 or YUV420P
 * @param quantizer constant quantizer, at least 0, or -1 if the options define the rate
 * @param options of the encoder
 */
public record CodecParameters(String encoder, int decoder, int pixels, int quantizer, Map<String, String> options) {

    /** One tile for images of any size: JPEG 2000 usually has no seams between tiles. */
    private static final String WHOLE = Integer.toString(1 << 24);

    /** FFmpeg relates the rate to the raw bytes of one component. */
    private static final int COMPONENTS = 3;

    public static CodecParameters h264(int qp) {
        return new CodecParameters(
                "libopenh264", AV_CODEC_ID_H264, AV_PIX_FMT_YUV420P, qp, Map.of("rc_mode", "quality"));
    }

    public static CodecParameters vp9(int q) {
        return new CodecParameters(
                "libvpx-vp9",
                AV_CODEC_ID_VP9,
                AV_PIX_FMT_YUV420P,
                q,
                Map.of("crf", Integer.toString(q), "deadline", "good", "cpu-used", "5", "lag-in-frames", "0"));
    }

    public static CodecParameters jpeg2000(int ratio) {
        return new CodecParameters(
                "jpeg2000",
                AV_CODEC_ID_JPEG2000,
                AV_PIX_FMT_RGB24,
                -1,
                Map.of(
                        "layer_rates",
                        Integer.toString(ratio * COMPONENTS),
                        "format",
                        "j2k",
                        "pred",
                        "dwt97int",
                        "tile_width",
                        WHOLE,
                        "tile_height",
                        WHOLE));
    }
}
