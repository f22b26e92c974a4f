package io.github.qptv2.media.video;

import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * What marks mean in seconds.
 *
 * @param unit seconds of one step of a mark
 * @param lastFrame how long the last frame is shown, in seconds
 * @param statedRate frames a second as the file says; 0 if it does not
 */
record FrameTiming(double unit, double lastFrame, double statedRate) {

    /** Matroska counts milliseconds, so neighbors at a constant rate differ by one of them. */
    static final double ROUNDING = 0.002;

    /** By the stream's time base. */
    static FrameTiming of(AVStream stream, long lastFrame) {
        double unit = ratio(stream.time_base());
        double stated = rate(stream);
        double last = lastFrame > 0 ? lastFrame * unit : stated > 0 ? 1 / stated : 0;
        return new FrameTiming(unit, last, stated);
    }

    /** By the stated rate alone, for marks that are numbers; 25 where nothing is stated. */
    static FrameTiming numbered(AVStream stream) {
        double stated = rate(stream);
        double step = stated > 0 ? 1 / stated : 1 / 25.0;
        return new FrameTiming(step, step, stated);
    }

    double seconds(long mark) {
        return mark * unit;
    }

    private static double rate(AVStream stream) {
        double average = ratio(stream.avg_frame_rate());
        return average > 0 ? average : ratio(stream.r_frame_rate());
    }

    private static double ratio(AVRational rational) {
        return rational.den() == 0 ? 0 : (double) rational.num() / rational.den();
    }
}
