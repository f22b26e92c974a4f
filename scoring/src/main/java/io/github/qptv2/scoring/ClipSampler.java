package io.github.qptv2.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import io.github.qptv2.media.video.Frame;
import io.github.qptv2.media.video.FrameSampling;
import io.github.qptv2.media.video.Video;
import io.github.qptv2.media.video.VideoException;

/**
 * A network for clips looks at some clips, one at a time in memory.
 *
 * @param frames of each clip
 */
record ClipSampler(Scorer scorer, VideoScoringNetwork network, Video video, List<long[]> frames)
        implements VideoSampler {

    /** Clips of a video that is too short for several are all the same: one of them stays. */
    static ClipSampler of(Scorer scorer, VideoScoringNetwork network, Video video, FrameSampling sampling) {
        List<long[]> clips = sampling.clips(video.info().frames());
        var different = IntStream.range(0, clips.size())
                .filter(i -> i == 0 || !Arrays.equals(clips.get(i), clips.get(i - 1)))
                .mapToObj(clips::get)
                .toList();
        return new ClipSampler(scorer, network, video, different);
    }

    @Override
    public int stretches() {
        return frames.size();
    }

    @Override
    public List<DecodedChunk> decode(int chunk, BooleanSupplier stop) throws VideoException {
        long[] clip = frames.get(chunk);
        List<ModelInput> seen = video.frames(clip, frame -> next(frame, stop));
        long last = Arrays.stream(clip).max().orElseThrow(); // not the clip's last where the video was begun again
        return List.of(new DecodedChunk(clip[0], video.seconds(clip[0]), video.seconds(last), seen));
    }

    private ModelInput next(Frame frame, BooleanSupplier stop) {
        if (stop.getAsBoolean()) {
            throw new CancellationException("the video was told to stop");
        }
        return scorer.prepare(frame.image());
    }

    @Override
    public double[] raws(List<DecodedChunk> chunk, BooleanSupplier stop) {
        return stop.getAsBoolean()
                ? new double[0]
                : chunk.stream()
                        .mapToDouble(clip ->
                                network.score(frame -> clip.frames().get(frame).pixels()))
                        .toArray();
    }

    @Override
    public int clips() {
        return frames.size();
    }
}
