package io.github.qptv2.media;

import io.github.qptv2.media.image.NativeMemory;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

/**
 * Keeps FFmpeg from writing to the standard error, where it would tear lines of ours apart: whatever goes wrong comes
 * back as a number and leaves as an exception. FFmpeg has one level for the whole process, so it is set once.
 */
public final class QuietFfmpeg {

    static {
        NativeMemory.unlimited();
        av_log_set_level(AV_LOG_QUIET);
    }

    private QuietFfmpeg() {}

    /** Loads this class, which sets the level; an application may set another afterwards. */
    public static void please() {
        // the initializer above has done it
    }
}
