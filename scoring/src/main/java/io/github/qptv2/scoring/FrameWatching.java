package io.github.qptv2.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import io.github.qptv2.media.video.Frame;
import io.github.qptv2.media.video.Video;
import io.github.qptv2.media.video.VideoException;

/**
 * An image network looks at single frames, each as it looks at a picture.
 *
 * @param frames to be looked at, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FrameWatching(Scorer scorer, Video video, long[] frames) implements Watching {

    /** Frames in memory together, of up to 2 MB each; enough to keep some cores busy. */
    private static final int STRETCH = 8;

    @Override
    public int stretches() {
        return (frames.length + STRETCH - 1) / STRETCH;
    }

    @Override
    public List<Footage> decode(int stretch, BooleanSupplier stop) throws VideoException {
        int from = stretch * STRETCH, to = Math.min(from + STRETCH, frames.length);
        return video.frames(Arrays.copyOfRange(frames, from, to), frame -> look(frame, stop));
    }

    private Footage look(Frame frame, BooleanSupplier stop) {
        if (stop.getAsBoolean()) {
            throw new CancellationException("the video was told to stop");
        }
        return new Footage(frame.index(), frame.seconds(), frame.seconds(), List.of(scorer.prepare(frame.image())));
    }

    @Override
    public double[] raws(List<Footage> footage, BooleanSupplier stop) {
        var pictures = footage.stream().flatMap(shot -> shot.frames().stream()).toList();
        return scorer.scorePrepared(pictures, stop).stream()
                .mapToDouble(Score::raw)
                .toArray();
    }

    @Override
    public int clips() {
        return 0;
    }
}
