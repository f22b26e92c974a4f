package io.github.qptv2.media.video;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Selects the frames of the clips that are the input of a video model.
 *
 * <pre>{@code
 * List<long[]> clips = FrameSampling.TESTING.clips(video.info().frames());
 * }</pre>
 *
 * <p>As in FAST-VQA (Wu et al., ECCV 2022; its code follows MMAction): a clip spans {@code length * interval} frames.
 * The possible starts are divided into equal parts, one for each clip; a clip starts at the center of its part, or at
 * random in it. A video that is too short is repeated from its first frame.
 *
 * @param length frames of a clip, at least 1
 * @param interval distance of two sampled frames, at least 1
 * @param clips number of clips, 1 to 64
 */
public record FrameSampling(int length, int interval, int clips) {

    /** One clip of 32 frames, every second frame. */
    public static final FrameSampling TRAINING = new FrameSampling(32, 2, 1);

    /** Four clips of 32 frames, every second frame. */
    public static final FrameSampling TESTING = new FrameSampling(32, 2, 4);

    private static final int MAX_CLIPS = 64;

    /** Checks the ranges. */
    public FrameSampling {
        if (length < 1 || interval < 1) {
            throw new IllegalArgumentException(
                    "length and interval must be at least 1, got %d and %d".formatted(length, interval));
        }
        if (clips < 1 || clips > MAX_CLIPS) {
            throw new IllegalArgumentException("clips must be in [1, 64], got " + clips);
        }
    }

    /**
     * The frames of every clip, the same each time.
     *
     * @param frames number of frames of the video, at least 1
     */
    public List<long[]> clips(long frames) {
        double share = share(frames);
        return starting(frames, clip -> (long) (clip * share + share / 2));
    }

    /** As {@link #clips(long)}, with random starts; the same seed gives the same frames. */
    public List<long[]> sampledClips(long frames, long seed) {
        double share = share(frames);
        var random = new SplittableRandom(seed);
        return starting(frames, clip -> (long) ((clip + random.nextDouble()) * share));
    }

    /** Number of possible starts of each clip; 0 if the video is too short. */
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
