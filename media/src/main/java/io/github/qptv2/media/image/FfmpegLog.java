package io.github.qptv2.media.image;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

/**
 * Disables the log of FFmpeg on standard error: errors are returned as codes and thrown as exceptions. The level is
 * global to the process and is set once.
 */
public final class FfmpegLog {

    static {
        NativeMemory.unlimited();
        av_log_set_level(AV_LOG_QUIET);
    }

    private FfmpegLog() {}

    /** Loads this class, which sets the level; an application may set another afterwards. */
    public static void suppressLog() {
        // the static initializer sets the level
    }
}
