package io.github.qptv2.media.video;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Whether a frame was decoded without errors. */
final class IntactFrames {

    private IntactFrames() {}

    static boolean of(AVFrame frame) {
        return (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) == 0 && frame.decode_error_flags() == 0;
    }
}
