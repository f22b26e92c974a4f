package io.github.qptv2.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import io.github.qptv2.media.video.Frame;
import io.github.qptv2.media.video.Video;
import io.github.qptv2.media.video.VideoException;

/**
 * An image network looks at single frames, each as it looks at an image.
 *
 * @param frames to be looked at, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FrameSampler(Scorer scorer, Video video, long[] frames) implements VideoSampler {

    /** Frames in memory together, of up to 2 MB each; enough to keep some cores busy. */
    private static final int CHUNK = 8;

    @Override
    public int stretches() {
        return (frames.length + CHUNK - 1) / CHUNK;
    }

    @Override
    public List<DecodedChunk> decode(int chunk, BooleanSupplier stop) throws VideoException {
        int from = chunk * CHUNK, to = Math.min(from + CHUNK, frames.length);
        return video.frames(Arrays.copyOfRange(frames, from, to), frame -> next(frame, stop));
    }

    private DecodedChunk next(Frame frame, BooleanSupplier stop) {
        if (stop.getAsBoolean()) {
            throw new CancellationException("the video was told to stop");
        }
        return new DecodedChunk(
                frame.index(), frame.seconds(), frame.seconds(), List.of(scorer.prepare(frame.image())));
    }

    @Override
    public double[] raws(List<DecodedChunk> chunk, BooleanSupplier stop) {
        var images = chunk.stream().flatMap(shot -> shot.frames().stream()).toList();
        return scorer.scoreInput(images, stop).stream().mapToDouble(Score::raw).toArray();
    }

    @Override
    public int clips() {
        return 0;
    }
}
