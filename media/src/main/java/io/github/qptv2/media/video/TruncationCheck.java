package io.github.qptv2.media.video;

import java.nio.file.Path;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;

import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_STREAM;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;

/**
 * What shows, after all packets of a file have been read, whether it ends early.
 *
 * @param stated how many frames the container says it has; 0 if it does not say
 * @param packets how many it has
 * @param lacking by how many seconds the stated duration exceeds what is there, sound included
 * @param bytesShort by how many bytes the file is shorter than its outermost element
 * @param broken whether packets were cut or could not be read
 */
record TruncationCheck(long stated, long packets, double lacking, long bytesShort, boolean broken) {

    /** A stated duration is rounded, and that of a file made in one pass may be a guess. */
    private static final double SLACK = 1;

    /** Most bytes of the line before a frame. */
    private static final long Y4M_HEADER = 80;

    static TruncationCheck of(Demuxer demuxer, long packets, Path file) {
        // an AVI repeats a frame by an empty packet, which is counted but not delivered
        boolean counts = !demuxer.container().equals("avi");
        // FFmpeg drops what is left of a cut frame without a word
        boolean partFollows = demuxer.container().equals("yuv4mpegpipe") && demuxer.leftOver() > Y4M_HEADER;
        return new TruncationCheck(
                counts ? demuxer.stream().nb_frames() : 0,
                packets,
                lacking(demuxer),
                DeclaredLength.of(file).orElse(0) - demuxer.fileSize(),
                demuxer.cut() > 0 || demuxer.failures() > 0 || partFollows);
    }

    private static double lacking(Demuxer demuxer) {
        AVFormatContext context = demuxer.context();
        if (context.duration_estimation_method() != AVFMT_DURATION_FROM_STREAM || context.duration() <= 0) {
            return 0;
        }
        double start = context.start_time() == AV_NOPTS_VALUE ? 0 : (double) context.start_time() / AV_TIME_BASE;
        return start + (double) context.duration() / AV_TIME_BASE - demuxer.reached();
    }

    /** Whether something is missing. */
    boolean early() {
        return stated > packets || lacking > SLACK || bytesShort > 0 || broken;
    }

    /** In words; empty if nothing is missing. {@code lost} of the packets do not decode. */
    String words(long lost) {
        if (stated > packets) {
            return "the file ends early: %d of %d frames are there".formatted(packets - lost, stated);
        }
        if (lacking > SLACK) {
            return "the file ends early: its last %.1f s are missing".formatted(lacking);
        }
        if (bytesShort > 0) {
            return "the file ends early: %,d bytes are missing".formatted(bytesShort);
        }
        return broken ? "the file is cut or damaged: parts of it could not be read" : "";
    }
}
