package io.github.qptv2.media.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

/** Lists the frames of a file in one pass over its packets, without decoding. */
final class PacketIndex {

    private long[] timestamps = new long[1024];
    private int frames;
    private long packets;
    private boolean ambiguous;
    private long last = Long.MIN_VALUE;
    private long lastLength;
    private final List<KeyFrame> keys = new ArrayList<>();

    private PacketIndex() {}

    /** Reads {@code demuxer} to its end. */
    static PacketIndex of(Demuxer demuxer) {
        var survey = new PacketIndex();
        int codec = demuxer.stream().codecpar().codec_id();
        AVPacket packet = av_packet_alloc();
        try {
            while (demuxer.next(packet)) {
                survey.packets++;
                if (DisplayedPackets.in(packet, codec)) {
                    survey.add(packet);
                }
                av_packet_unref(packet);
            }
        } finally {
            av_packet_free(packet);
        }
        survey.sort();
        return survey;
    }

    private void add(AVPacket packet) {
        long pts = packet.pts();
        if (pts == AV_NOPTS_VALUE) {
            ambiguous = true;
            return;
        }
        if (frames == timestamps.length) {
            timestamps = Arrays.copyOf(timestamps, 2 * frames);
        }
        timestamps[frames++] = pts;
        if (pts > last) {
            last = pts;
            lastLength = packet.duration();
        }
        if ((packet.flags() & AV_PKT_FLAG_KEY) != 0) {
            keys.add(new KeyFrame(pts, packet.dts() == AV_NOPTS_VALUE ? pts : packet.dts()));
        }
    }

    private void sort() {
        timestamps = Arrays.copyOf(timestamps, frames);
        Arrays.sort(timestamps);
        for (int i = 1; i < frames; i++) {
            ambiguous |= timestamps[i] == timestamps[i - 1];
        }
        keys.sort(Comparator.comparingLong(KeyFrame::pts));
    }

    /** Whether every frame has a different timestamp. */
    boolean hasTimestamps() {
        return !ambiguous && frames > 0;
    }

    FrameIndex index(AVStream stream) {
        return FrameIndex.ofTimestamps(timestamps, keys, FrameTiming.of(stream, lastLength));
    }

    /** Number of packets of the video stream, including those that are not displayed. */
    long packets() {
        return packets;
    }
}
