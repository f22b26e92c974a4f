package io.github.qptv2.media.video;

import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/**
 * Selects frames for an image model at a constant rate.
 *
 * <pre>{@code
 * long[] frames = UniformSampling.PER_SECOND.of(video);
 * }</pre>
 *
 * @param rate frames a second, above 0
 */
public record UniformSampling(double rate) {

    /** Tolerance of timestamps, in samples: they are sums of steps that are not exact in floating point. */
    private static final double ROUNDING = 1e-6;

    /** One frame a second. */
    public static final UniformSampling PER_SECOND = new UniformSampling(1);

    /** Checks the range. */
    public UniformSampling {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("frames per second must be above 0, got " + rate);
        }
    }

    /**
     * The frames displayed 0, 1 / rate, 2 / rate ... seconds after the start, by the timestamps. Each frame is selected
     * at most once, so a rate above the video's selects all frames.
     *
     * @return ascending, at least one
     */
    public long[] of(Video video) {
        VideoInfo info = video.info();
        LongPredicate shown = frame -> {
            double next = frame + 1 < info.frames() ? video.seconds(frame + 1) : info.seconds();
            return frame == 0 || Math.ceil(video.seconds(frame) * rate - ROUNDING) < next * rate - ROUNDING;
        };
        return LongStream.range(0, info.frames()).filter(shown).toArray();
    }
}
