package io.github.qptv2.media.video;

import java.nio.file.Path;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_NONE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

/** Decoded frames in the order of display, from the start of a file or from one of its key frames. */
final class FrameSource implements AutoCloseable {

    /** Failures in a row, without input or output, after which decoding ends. */
    private static final int PATIENCE = 1000;

    private final Path file;
    private final long maxPixels;
    private final AVPacket packet = av_packet_alloc();
    private AVCodecContext decoder;
    private Demuxer demuxer;
    private boolean pending;
    private boolean draining;
    private boolean trouble;

    private FrameSource(Path file, long maxPixels, Demuxer demuxer, AVCodecContext decoder) {
        this.file = file;
        this.maxPixels = maxPixels;
        this.demuxer = demuxer;
        this.decoder = decoder;
    }

    static FrameSource open(Path file, long maxPixels) throws VideoException {
        var demuxer = Demuxer.open(file, maxPixels);
        try {
            return new FrameSource(file, maxPixels, demuxer, decoder(demuxer, file, maxPixels));
        } catch (VideoException e) {
            demuxer.close();
            throw e;
        }
    }

    private static AVCodecContext decoder(Demuxer demuxer, Path file, long maxPixels) throws VideoException {
        int id = demuxer.stream().codecpar().codec_id();
        if (id == AV_CODEC_ID_NONE) {
            throw new VideoException(
                    "%s: its codec%s is unknown; convert it to H.264".formatted(file, demuxer.codecTag()));
        }
        AVCodec codec = VideoCodecs.decoder(id);
        if (codec == null) {
            throw new VideoException("%s: its codec %s is not read; convert it to H.264 (%s are read)"
                    .formatted(file, avcodec_get_name(id).getString(), VideoCodecs.NAMES));
        }
        AVCodecContext context = avcodec_alloc_context3(codec);
        avcodec_parameters_to_context(context, demuxer.stream().codecpar());
        // one thread: the concealment of a corrupt frame depends on the number of threads
        context.pkt_timebase(demuxer.stream().time_base()).thread_count(1).max_pixels(maxPixels);
        if (!opens(context, codec)) {
            avcodec_free_context(context);
            throw new VideoException("%s: its %s stream cannot be decoded; convert it to H.264"
                    .formatted(file, avcodec_get_name(id).getString()));
        }
        return context;
    }

    private static boolean opens(AVCodecContext context, AVCodec codec) {
        try (var options = new AVDictionary(null)) {
            av_dict_set(options, "codec_whitelist", VideoCodecs.WHITELIST, 0);
            int result = avcodec_open2(context, codec, options);
            av_dict_free(options);
            return result >= 0;
        }
    }

    Demuxer demuxer() {
        return demuxer;
    }

    /** Decodes the next displayed frame; false at the end. */
    boolean next(AVFrame frame) {
        for (int failed = 0; failed < PATIENCE; failed++) {
            int result = avcodec_receive_frame(decoder, frame);
            if (result == 0) {
                trouble |= !IntactFrames.of(frame);
                return true;
            }
            if (result == AVERROR_EOF) {
                return false;
            }
            if (result != AVERROR_EAGAIN()) {
                trouble = true;
            } else if (!draining) {
                feed();
                failed = 0;
            }
        }
        return false;
    }

    private void feed() {
        if (pending || demuxer.next(packet)) {
            trouble |= avcodec_send_packet(decoder, packet) < 0;
            av_packet_unref(packet);
            pending = false;
        } else {
            avcodec_send_packet(decoder, null);
            draining = true;
        }
    }

    /** Whether decoding has failed since the last seek or rewind. */
    boolean hasDecodeErrors() {
        return trouble;
    }

    /** Seeks to a key frame or one before it; false if the seek failed, after which only a rewind is possible. */
    boolean seek(KeyFrame key) {
        for (long timestamp : key.timestamps()) {
            forget();
            if (demuxer.seek(timestamp) && demuxer.next(packet)) {
                pending = true;
                if ((packet.flags() & AV_PKT_FLAG_KEY) != 0 && packet.pts() <= key.pts()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Starts again at the first packet, with a new decoder: a flushed one may decode the first frames otherwise. */
    void rewind() throws VideoException {
        forget();
        var again = Demuxer.open(file, maxPixels); // before the old one is closed: the file may be missing
        avcodec_free_context(decoder);
        demuxer.close();
        demuxer = again;
        decoder = decoder(again, file, maxPixels);
    }

    private void forget() {
        av_packet_unref(packet);
        avcodec_flush_buffers(decoder);
        pending = false;
        draining = false;
        trouble = false;
    }

    @Override
    public void close() {
        av_packet_free(packet);
        avcodec_free_context(decoder);
        demuxer.close();
    }
}
