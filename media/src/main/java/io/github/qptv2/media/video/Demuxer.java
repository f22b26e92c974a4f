package io.github.qptv2.media.video;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.github.qptv2.io.FileNames;
import io.github.qptv2.media.image.FfmpegLog;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_ENCRYPTION_INFO;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_size;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

/** The packets of one video stream of a file, in the order of storage. */
final class Demuxer implements AutoCloseable {

    /**
     * FFmpeg's demuxers that may be used; those of audio let the error state that there is no video stream. Playlists
     * are excluded because FFmpeg would open other files.
     */
    private static final String CONTAINERS = "mov,matroska,avi,ivf,yuv4mpegpipe,mpegts,mpeg,mpegvideo,flv,asf,ogg,mxf,"
            + "nut,rm,dv,obu,h264,hevc,mp3,wav,flac,aac,aiff,ac3,amr";

    /** Reading a corrupt part may fail several times in a row; after the end of a truncated MP4 every packet fails. */
    private static final int PATIENCE = 16;

    private final AVFormatContext context;
    private final AVStream stream;
    private int cut;
    private int failures;
    private double reached;
    private long end;
    private boolean encrypted;

    private Demuxer(AVFormatContext context, AVStream stream) {
        this.context = context;
        this.stream = stream;
    }

    /** @param maxPixels limit of the stated frame size, checked before decoding */
    static Demuxer open(Path file, long maxPixels) throws VideoException {
        FfmpegLog.suppressLog();
        var context = new AVFormatContext(null);
        if (!opens(context, file)) {
            throw new VideoException(file + ": " + UnsupportedFile.of(file));
        }
        try {
            for (int i = 0; i < context.nb_streams(); i++) {
                requireSize(context.streams(i).codecpar(), maxPixels, file);
            }
            avformat_find_stream_info(context, (PointerPointer<?>) null);
            AVStream stream = best(context, file);
            requireSize(stream.codecpar(), maxPixels, file);
            return new Demuxer(context, stream);
        } catch (VideoException e) {
            avformat_close_input(context);
            throw e;
        }
    }

    private static boolean opens(AVFormatContext context, Path file) {
        // without the prefix a name such as "http:clip.mp4" would be an address
        try (var url = new BytePointer(url(file));
                var options = new AVDictionary(null)) {
            av_dict_set(options, "format_whitelist", CONTAINERS, 0);
            av_dict_set(options, "codec_whitelist", VideoCodecs.WHITELIST, 0);
            av_dict_set(options, "protocol_whitelist", "file", 0);
            int result = avformat_open_input(context, url, null, options);
            av_dict_free(options);
            return result >= 0;
        }
    }

    /** The bytes of the name, since it need not be text, with the 0 that ends them. */
    private static byte[] url(Path file) {
        byte[] scheme = "file:".getBytes(StandardCharsets.US_ASCII), name = FileNames.bytes(file);
        return ByteBuffer.allocate(scheme.length + name.length + 1)
                .put(scheme)
                .put(name)
                .array();
    }

    private static AVStream best(AVFormatContext context, Path file) throws VideoException {
        int number = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
        if (number < 0 || (context.streams(number).disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0) {
            throw new VideoException(file + ": has no video stream; give a file with moving images");
        }
        return context.streams(number);
    }

    private static void requireSize(AVCodecParameters parameters, long maxPixels, Path file) throws VideoException {
        if (parameters.codec_type() == AVMEDIA_TYPE_VIDEO
                && (long) parameters.width() * parameters.height() > maxPixels) {
            throw VideoException.tooLarge(file + ": frames may have at most "
                    + BigDecimal.valueOf(maxPixels, 6).stripTrailingZeros().toPlainString()
                    + " megapixels, got " + parameters.width() + "x" + parameters.height()
                    + "; shrink it or raise the limit");
        }
    }

    AVFormatContext context() {
        return context;
    }

    /** FFmpeg's name of the container; for several containers with one demuxer, their names separated by commas. */
    String container() {
        return context.iformat().name().getString();
    }

    AVStream stream() {
        return stream;
    }

    /** The four characters by which the container names the codec, after a space; empty if they cannot be printed. */
    String codecTag() {
        int tag = Integer.reverseBytes(stream.codecpar().codec_tag());
        var characters = ByteBuffer.allocate(Integer.BYTES).putInt(tag).array();
        String text = new String(characters, StandardCharsets.ISO_8859_1);
        return text.chars().allMatch(c -> c >= ' ' && c <= '~') ? " " + text.strip() : "";
    }

    /** Whether a packet read so far is encrypted (ISO/IEC 23001-7). */
    boolean isEncrypted() {
        return encrypted;
    }

    /** Reads the next complete packet of the video stream into {@code packet}; false at the end. */
    boolean next(AVPacket packet) {
        int inARow = 0;
        while (inARow < PATIENCE) {
            int result = av_read_frame(context, packet);
            if (result == AVERROR_EOF) {
                return false;
            }
            if (result < 0) {
                failures++;
                inARow++;
            } else if (wanted(packet)) {
                return true;
            } else {
                av_packet_unref(packet);
            }
        }
        return false;
    }

    private boolean wanted(AVPacket packet) {
        if ((packet.flags() & AV_PKT_FLAG_CORRUPT) != 0) {
            cut++;
            return false;
        }
        if (packet.pts() != AV_NOPTS_VALUE) {
            double timeBase = av_q2d(context.streams(packet.stream_index()).time_base());
            reached = Math.max(reached, (packet.pts() + packet.duration()) * timeBase);
        }
        boolean video = packet.stream_index() == stream.index();
        encrypted |= video && hasSideData(packet, AV_PKT_DATA_ENCRYPTION_INFO);
        end = video ? Math.max(end, packet.pos() + packet.size()) : end;
        return video;
    }

    private static boolean hasSideData(AVPacket packet, int type) {
        for (int i = 0; i < packet.side_data_elems(); i++) {
            if (packet.side_data().getPointer(i).type() == type) {
                return true;
            }
        }
        return false;
    }

    /** End time of the packets read so far, audio included, in seconds of the file's clock. */
    double reached() {
        return reached;
    }

    /** Number of bytes after the last packet. */
    long leftOver() {
        return fileSize() - end;
    }

    long fileSize() {
        return avio_size(context.pb());
    }

    /** Number of truncated packets, which are skipped. */
    int cut() {
        return cut;
    }

    /** Number of read errors other than the end of the file. */
    int failures() {
        return failures;
    }

    /** Seeks to the last key frame at or before {@code timestamp} by the container's index. */
    boolean seek(long timestamp) {
        return av_seek_frame(context, stream.index(), timestamp, AVSEEK_FLAG_BACKWARD) >= 0;
    }

    @Override
    public void close() {
        avformat_close_input(context);
    }
}
