package io.github.qptv2.media.video;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;

import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_STREAM;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;

/**
 * Detects truncation after all packets of a file have been read.
 *
 * @param stated number of frames that the container declares; 0 if it does not
 * @param packets number of packets
 * @param lacking seconds by which the declared duration exceeds the duration of the packets, audio included
 * @param bytesShort bytes by which the file is shorter than its outermost element
 * @param broken whether packets are truncated or cannot be read
 */
record TruncationCheck(long stated, long packets, double lacking, long bytesShort, boolean broken) {

    /** A declared duration is rounded, and is estimated in files written in one pass. */
    private static final double SLACK = 1;

    /** Most bytes of the header line of a Y4M frame. */
    private static final long Y4M_HEADER = 80;

    /** Bytes of a packet of an MPEG transport stream: plain, with a timestamp before it, with parity behind it. */
    private static final List<Integer> PACKETS = List.of(188, 192, 204);

    static TruncationCheck of(Demuxer demuxer, long packets, Path file) {
        // AVI repeats a frame by an empty packet, which is counted but not returned
        boolean counts = !demuxer.container().equals("avi");
        // FFmpeg silently drops a truncated frame
        boolean partFollows = demuxer.container().equals("yuv4mpegpipe") && demuxer.leftOver() > Y4M_HEADER;
        boolean partOfPacket = demuxer.container().equals("mpegts")
                && PACKETS.stream().noneMatch(size -> demuxer.fileSize() % size == 0);
        return new TruncationCheck(
                counts ? demuxer.stream().nb_frames() : 0,
                packets,
                lacking(demuxer),
                DeclaredLength.of(file).orElse(0) - demuxer.fileSize(),
                demuxer.cut() > 0 || demuxer.failures() > 0 || partFollows || partOfPacket);
    }

    private static double lacking(Demuxer demuxer) {
        AVFormatContext context = demuxer.context();
        if (context.duration_estimation_method() != AVFMT_DURATION_FROM_STREAM || context.duration() <= 0) {
            return 0;
        }
        double start = context.start_time() == AV_NOPTS_VALUE ? 0 : (double) context.start_time() / AV_TIME_BASE;
        return start + (double) context.duration() / AV_TIME_BASE - demuxer.reached();
    }

    /** Whether the file is truncated. */
    boolean early() {
        return stated > packets || lacking > SLACK || bytesShort > 0 || broken;
    }

    /** A description; empty if the file is complete. {@code lost} packets cannot be decoded. */
    String words(long lost) {
        if (stated > packets) {
            return "the file ends early: " + (packets - lost) + " of " + stated + " frames are there";
        }
        if (lacking > SLACK) {
            return String.format(Locale.ROOT, "the file ends early: its last %.1f s are missing", lacking);
        }
        if (bytesShort > 0) {
            return String.format(Locale.ROOT, "the file ends early: %,d bytes are missing", bytesShort);
        }
        return broken ? "the file is truncated or corrupt: parts of it could not be read" : "";
    }
}
