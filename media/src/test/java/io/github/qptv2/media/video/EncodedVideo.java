package io.github.qptv2.media.video;

import java.nio.file.Path;
import java.util.Arrays;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

/** Videos of 5 flat frames, 25 a second, that FFmpeg encodes; the file's extension selects the container. */
final class EncodedVideo {

    static final int FRAMES = 5;

    private EncodedVideo() {}

    /** @throws IllegalStateException if this FFmpeg has no such encoder, or it does not take the format or size */
    static Path write(Path file, String encoder, String pixels, int width, int height) {
        var context = new AVFormatContext(null);
        require(avformat_alloc_output_context2(context, null, null, file.toString()), "choose a container");
        AVCodec codec = avcodec_find_encoder_by_name(encoder);
        if (codec == null || codec.isNull()) {
            throw new IllegalStateException("FFmpeg has no encoder " + encoder);
        }
        AVCodecContext coder = avcodec_alloc_context3(codec);
        coder.width(width).height(height).pix_fmt(av_get_pix_fmt(pixels)).thread_count(1);
        coder.time_base(av_make_q(1, 25)).framerate(av_make_q(25, 1)).strict_std_compliance(-1);
        if (encoder.equals("dnxhd")) {
            // the other profiles have sizes of television alone
            require(av_opt_set(coder.priv_data(), "profile", "dnxhr_sq", 0), "select the profile");
        }
        if ((context.oformat().flags() & AVFMT_GLOBALHEADER) != 0) {
            coder.flags(coder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
        }
        require(avcodec_open2(coder, codec, (AVDictionary) null), "open " + encoder);
        AVStream stream = avformat_new_stream(context, null);
        stream.time_base(coder.time_base()).avg_frame_rate(coder.framerate());
        avcodec_parameters_from_context(stream.codecpar(), coder);
        var out = new AVIOContext(null);
        require(avio_open(out, file.toString(), AVIO_FLAG_WRITE), "open the file");
        context.pb(out);
        require(avformat_write_header(context, (AVDictionary) null), "write the header");
        AVFrame frame = av_frame_alloc();
        frame.width(width).height(height).format(coder.pix_fmt());
        require(av_frame_get_buffer(frame, 0), "allocate a frame");
        for (int i = 0; i < FRAMES; i++) {
            fill(frame, i);
            require(avcodec_send_frame(coder, frame.pts(i)), "encode");
            drain(context, coder, stream);
        }
        require(avcodec_send_frame(coder, null), "encode the end");
        drain(context, coder, stream);
        require(av_write_trailer(context), "write the end");
        av_frame_free(frame);
        avcodec_free_context(coder);
        avio_closep(out);
        avformat_free_context(context);
        return file;
    }

    private static void fill(AVFrame frame, int number) {
        require(av_frame_make_writable(frame), "reuse a frame");
        for (int plane = 0;
                plane < 4 && frame.buf(plane) != null && !frame.buf(plane).isNull();
                plane++) {
            byte[] bytes = new byte[(int) frame.buf(plane).size()];
            Arrays.fill(bytes, (byte) (100 + 5 * number));
            frame.buf(plane).data().capacity(bytes.length).put(bytes);
        }
    }

    private static void drain(AVFormatContext context, AVCodecContext coder, AVStream stream) {
        AVPacket packet = av_packet_alloc();
        while (avcodec_receive_packet(coder, packet) >= 0) {
            packet.duration(1);
            av_packet_rescale_ts(packet, coder.time_base(), stream.time_base());
            packet.stream_index(stream.index());
            require(av_interleaved_write_frame(context, packet), "write a packet");
        }
        av_packet_free(packet);
    }

    private static void require(int result, String what) {
        if (result < 0) {
            throw new IllegalStateException("FFmpeg could not " + what + ": " + result);
        }
    }
}
