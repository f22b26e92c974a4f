package io.github.qptv2.media.video;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Which frames of a video make up the clips that a video model sees.
 *
 * <pre>{@code
 * List<long[]> clips = FrameSampling.TESTING.clips(video.info().frames());
 * }</pre>
 *
 * <p>As FAST-VQA does (Wu et al., ECCV 2022; its code takes the rule from MMAction): a clip spans {@code length *
 * interval} frames; the room for its start is shared out evenly, and each clip begins in the middle of its share, or
 * anywhere in it if drawn. Too short a video is gone through from its first frame and begun again at its end.
 *
 * @param length frames of a clip, at least 1
 * @param interval frames from one to the next, at least 1
 * @param clips how many, 1 to 64
 */
public record FrameSampling(int length, int interval, int clips) {

    /** One clip of 32 frames, every second. */
    public static final FrameSampling TRAINING = new FrameSampling(32, 2, 1);

    /** Four clips of 32 frames, every second. */
    public static final FrameSampling TESTING = new FrameSampling(32, 2, 4);

    private static final int MOST_CLIPS = 64;

    /** Checks the ranges. */
    public FrameSampling {
        if (length < 1 || interval < 1) {
            throw new IllegalArgumentException(
                    "length and interval must be at least 1, got %d and %d".formatted(length, interval));
        }
        if (clips < 1 || clips > MOST_CLIPS) {
            throw new IllegalArgumentException("clips must be in [1, 64], got " + clips);
        }
    }

    /**
     * The frames of every clip, the same each time.
     *
     * @param frames how many the video has, at least 1
     */
    public List<long[]> clips(long frames) {
        double share = share(frames);
        return starting(frames, clip -> (long) (clip * share + share / 2));
    }

    /** As {@link #clips(long)}, with starts drawn from the shares; the same seed draws the same. */
    public List<long[]> drawnClips(long frames, long seed) {
        double share = share(frames);
        var random = new SplittableRandom(seed);
        return starting(frames, clip -> (long) ((clip + random.nextDouble()) * share));
    }

    /** Starts to choose from, for each clip; 0 in too short a video. */
    private double share(long frames) {
        if (frames < 1) {
            throw new IllegalArgumentException("frames must be at least 1, got " + frames);
        }
        return Math.max(0, frames - (long) length * interval + 1) / (double) clips;
    }

    private List<long[]> starting(long frames, IntToLongFunction start) {
        return IntStream.range(0, clips)
                .mapToObj(clip -> {
                    long first = start.applyAsLong(clip);
                    return LongStream.range(0, length)
                            .map(i -> (first + i * interval) % frames)
                            .toArray();
                })
                .toList();
    }
}
