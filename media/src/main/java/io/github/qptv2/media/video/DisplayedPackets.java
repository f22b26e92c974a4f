package io.github.qptv2.media.video;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP8;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP9;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;

/** Whether a packet contains a displayed frame; other frames are only references. */
final class DisplayedPackets {

    private DisplayedPackets() {}

    static boolean in(AVPacket packet, int codec) {
        if ((packet.flags() & AV_PKT_FLAG_DISCARD) != 0 || packet.size() == 0) {
            return false;
        }
        BytePointer data = packet.data();
        return switch (codec) {
            case AV_CODEC_ID_VP8 -> vp8(data.get());
            case AV_CODEC_ID_VP9 -> vp9(data.get(), data.get(packet.size() - 1L));
            default -> true;
        };
    }

    /** RFC 6386, section 9.1: bit 4 of the frame tag. */
    static boolean vp8(byte first) {
        return (first >> 4 & 1) == 1;
    }

    /**
     * VP9's bitstream specification, section 6.2: frame marker (2 bits), profile (2, for profile 3 one more),
     * show_existing_frame, frame_type, show_frame. A superframe (annex B; its last byte begins with 110) displays one
     * frame.
     */
    static boolean vp9(byte first, byte last) {
        if ((last & 0xe0) == 0xc0) {
            return true;
        }
        int shift = (first & 0x30) == 0x30 ? 1 : 0;
        boolean existing = (first >> (3 - shift) & 1) == 1;
        return existing || (first >> (1 - shift) & 1) == 1;
    }
}
