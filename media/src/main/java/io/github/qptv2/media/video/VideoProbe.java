package io.github.qptv2.media.video;

import java.nio.file.Path;
import java.util.List;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVFrame;

import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_BT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_TT;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

/** Opens a file: lists its frames, checks for truncation, decodes the first frame. */
final class VideoProbe {

    private final Path file;
    private final FrameSource source;

    private VideoProbe(Path file, FrameSource source) {
        this.file = file;
        this.source = source;
    }

    static Video open(Path file, long maxPixels) throws VideoException {
        FrameSource source = FrameSource.open(file, maxPixels);
        try {
            return new VideoProbe(file, source).video();
        } catch (VideoException | RuntimeException | OutOfMemoryError e) {
            source.close();
            throw e;
        }
    }

    private Video video() throws VideoException {
        PacketIndex survey = PacketIndex.of(source.demuxer());
        TruncationCheck ending = TruncationCheck.of(source.demuxer(), survey.packets(), file);
        source.rewind();
        FrameIndex index = survey.hasTimestamps() ? survey.index(source.demuxer().stream()) : counted();
        long lost = survey.hasTimestamps() ? 0 : survey.packets() - index.size();
        if (survey.hasTimestamps() && ending.early()) {
            FrameIndex whole = TruncatedTail.trimmed(source, index);
            lost = (long) index.size() - whole.size();
            index = whole;
        }
        if (survey.packets() == 0) {
            throw new VideoException(
                    "%s: has no frames (%s): truncated, or a recording that was not finished; copy or download it again"
                            .formatted(file, codec()));
        }
        if (index.size() == 0) {
            throw undecodable();
        }
        return first(index, ending.words(lost));
    }

    /** Counts the frames by decoding the whole file, if its timestamps are unusable. */
    private FrameIndex counted() throws VideoException {
        int frames = 0;
        AVFrame frame = av_frame_alloc();
        while (source.next(frame)) {
            frames++;
        }
        av_frame_free(frame);
        source.rewind();
        return FrameIndex.counted(frames, FrameTiming.numbered(source.demuxer().stream()));
    }

    private Video first(FrameIndex index, String missing) throws VideoException {
        var seeker = new FrameSeeker(source, index);
        try {
            return video(seeker, index, missing);
        } catch (VideoException | RuntimeException | OutOfMemoryError e) {
            seeker.release();
            throw e;
        }
    }

    private Video video(FrameSeeker seeker, FrameIndex index, String missing) throws VideoException {
        AVFrame frame = seeker.at(0);
        if (frame.width() == 0) {
            throw undecodable();
        }
        AVCodecParameters parameters = source.demuxer().stream().codecpar();
        Rotation turn = Rotation.of(parameters, frame);
        int field = parameters.field_order();
        boolean interlaced = (frame.flags() & AVFrame.AV_FRAME_FLAG_INTERLACED) != 0
                || (field >= AV_FIELD_TT && field <= AV_FIELD_BT);
        var info = new VideoInfo(
                turn.swapsSides() ? frame.height() : frame.width(),
                turn.swapsSides() ? frame.width() : frame.height(),
                index.size(),
                index.framesPerSecond(),
                index.duration(),
                codec(),
                container(),
                av_pix_fmt_desc_get(frame.format()).comp().depth(),
                turn.degrees(),
                interlaced,
                index.variableRate(),
                missing);
        return new Video(seeker, index, new FrameConverter(file, frame.width(), frame.height(), turn), info);
    }

    private VideoException undecodable() {
        if (source.demuxer().isEncrypted()) {
            return new VideoException(file + ": is encrypted (copy protection); give a file without it");
        }
        return new VideoException(
                "%s: none of its frames decodes (%s); copy or download it again".formatted(file, codec()));
    }

    private String codec() {
        return avcodec_get_name(source.demuxer().stream().codecpar().codec_id()).getString();
    }

    /** FFmpeg has one name for MP4 and MOV, and one for Matroska and WebM: the file's extension decides. */
    private String container() {
        String name = file.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1);
        List<String> known = List.of(source.demuxer().container().split(",", -1));
        return known.contains(extension) ? extension : known.get(0);
    }
}
