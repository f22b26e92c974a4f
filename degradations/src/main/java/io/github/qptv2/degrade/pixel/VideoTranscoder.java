package io.github.qptv2.degrade.pixel;

import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.media.image.FfmpegLog;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

/**
 * Encodes and decodes a clip in memory with FFmpeg. A single thread and bit-exact arithmetic make the result depend on
 * the images and parameters alone.
 */
public final class VideoTranscoder implements AutoCloseable {

    static {
        FfmpegLog.suppressLog();
    }

    private final CodecParameters settings;
    private final AVCodecContext encoder;
    private final AVCodecContext decoder;
    private final AVPacket packet;
    private final AVFrame frame;
    private final List<Mat> decoded = new ArrayList<>();
    private long bytes;

    private VideoTranscoder(CodecParameters settings, int width, int height) {
        this.settings = settings;
        encoder = encoder(settings, width, height);
        packet = av_packet_alloc();
        frame = av_frame_alloc();
        AVCodec codec = avcodec_find_decoder(settings.decoder());
        decoder = avcodec_alloc_context3(codec);
        decoder.thread_count(1);
        int opened = avcodec_open2(decoder, codec, (AVDictionary) null);
        if (opened < 0) {
            // the caller has no object to close yet
            close();
        }
        check(opened, "open the decoder");
    }

    private static AVCodecContext encoder(CodecParameters settings, int width, int height) {
        AVCodec codec = avcodec_find_encoder_by_name(settings.encoder());
        if (codec == null || codec.isNull()) {
            throw new IllegalStateException("this build of FFmpeg has no encoder " + settings.encoder());
        }
        AVCodecContext context = avcodec_alloc_context3(codec);
        context.width(width).height(height).pix_fmt(settings.pixels());
        context.time_base(av_make_q(1, 25)).framerate(av_make_q(25, 1));
        context.thread_count(1).flags(context.flags() | AV_CODEC_FLAG_BITEXACT);
        if (settings.quantizer() >= 0) {
            context.qmin(settings.quantizer()).qmax(settings.quantizer()).bit_rate(0);
        }
        try (var options = new AVDictionary(null)) {
            settings.options().forEach((name, value) -> av_dict_set(options, name, value, 0));
            int opened = avcodec_open2(context, codec, options);
            av_dict_free(options);
            if (opened < 0) {
                avcodec_free_context(context);
                throw new IllegalArgumentException(
                        "%s cannot take images of %dx%d".formatted(settings.encoder(), width, height));
            }
        }
        return context;
    }

    /** Replaces each image by its decoded version; returns the size of the encoded clip in bytes. */
    public static long applyTo(List<Canvas> clip, CodecParameters settings) {
        var first = PlanarImage.of(clip.get(0).pixels(), settings.pixels());
        try (var transcoder = new VideoTranscoder(settings, first.width(), first.height())) {
            for (int i = 0; i < clip.size(); i++) {
                transcoder.encode(PlanarImage.of(clip.get(i).pixels(), settings.pixels()), i);
            }
            transcoder.encode(null, clip.size());
            transcoder.decode(null);
            if (transcoder.decoded.size() != clip.size()) {
                throw new IllegalStateException("%s returned %d of %d frames"
                        .formatted(settings.encoder(), transcoder.decoded.size(), clip.size()));
            }
            for (int i = 0; i < clip.size(); i++) {
                Mat image = transcoder.decoded.get(i);
                clip.get(i).draw((from, to) -> PlanarImage.toRgb(image, settings.pixels(), from, to));
            }
            return transcoder.bytes;
        }
    }

    /** Encodes an image, or the end of the clip for null, and decodes every packet that is ready. */
    private void encode(@Nullable PlanarImage image, int number) {
        if (image == null) {
            check(avcodec_send_frame(encoder, null), "encode");
        } else {
            AVFrame source = av_frame_alloc();
            try {
                source.width(image.width())
                        .height(image.height())
                        .format(settings.pixels())
                        .pts(number);
                image.describe(source);
                check(avcodec_send_frame(encoder, source), "encode");
            } finally {
                av_frame_free(source);
            }
        }
        while (ready(avcodec_receive_packet(encoder, packet), "encode")) {
            bytes += packet.size();
            decode(packet);
            av_packet_unref(packet);
        }
    }

    private void decode(@Nullable AVPacket data) {
        check(avcodec_send_packet(decoder, data), "decode");
        while (ready(avcodec_receive_frame(decoder, frame), "decode")) {
            decoded.add(PlanarImage.copy(frame));
        }
    }

    private boolean ready(int result, String doing) {
        if (result == AVERROR_EAGAIN() || result == AVERROR_EOF) {
            return false;
        }
        check(result, doing);
        return true;
    }

    private void check(int result, String doing) {
        if (result < 0) {
            throw new IllegalStateException(
                    "FFmpeg could not %s with %s: error %d".formatted(doing, settings.encoder(), result));
        }
    }

    @Override
    public void close() {
        av_frame_free(frame);
        av_packet_free(packet);
        avcodec_free_context(encoder);
        avcodec_free_context(decoder);
    }
}
