package io.github.qptv2.media.video;

import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * Conversion of timestamps to seconds.
 *
 * @param step seconds of one step of a timestamp
 * @param lastFrame display time of the last frame, in seconds
 * @param statedRate stated frames per second; 0 if missing
 */
record FrameTiming(double step, double lastFrame, double statedRate) {

    /** Matroska rounds to milliseconds, so the distances of frames at a constant rate differ by one of them. */
    static final double ROUNDING = 0.002;

    /** By the stream's time base. */
    static FrameTiming of(AVStream stream, long lastFrame) {
        double step = ratio(stream.time_base());
        double stated = rate(stream);
        double last = lastFrame > 0 ? lastFrame * step : stated > 0 ? 1 / stated : 0;
        return new FrameTiming(step, last, stated);
    }

    /** By the stated rate, for timestamps that are frame numbers; 25 if no rate is stated. */
    static FrameTiming numbered(AVStream stream) {
        double stated = rate(stream);
        double step = stated > 0 ? 1 / stated : 1 / 25.0;
        return new FrameTiming(step, step, stated);
    }

    double seconds(long timestamp) {
        return timestamp * step;
    }

    private static double rate(AVStream stream) {
        double average = ratio(stream.avg_frame_rate());
        return average > 0 ? average : ratio(stream.r_frame_rate());
    }

    private static double ratio(AVRational rational) {
        return rational.den() == 0 ? 0 : (double) rational.num() / rational.den();
    }
}
