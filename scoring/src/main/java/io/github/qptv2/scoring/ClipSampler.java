package io.github.qptv2.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.github.qptv2.media.video.FrameSampling;
import io.github.qptv2.media.video.Video;
import io.github.qptv2.media.video.VideoException;
import io.github.qptv2.scoring.internal.VideoScoringNetwork;

/**
 * Scores clips of a video with a network for clips, one clip in memory at a time.
 *
 * @param frames numbers of the frames of each clip
 */
record ClipSampler(LoadedModel model, VideoScoringNetwork network, Video video, List<long[]> frames)
        implements VideoSampler {

    /** Samples clips; where the video is too short for several, they are equal, and one of them remains. */
    static ClipSampler of(LoadedModel model, VideoScoringNetwork network, Video video, FrameSampling sampling) {
        List<long[]> clips = sampling.clips(video.info().frames());
        var different = IntStream.range(0, clips.size())
                .filter(i -> i == 0 || !Arrays.equals(clips.get(i), clips.get(i - 1)))
                .mapToObj(clips::get)
                .toList();
        return new ClipSampler(model, network, video, different);
    }

    @Override
    public int chunks() {
        return frames.size();
    }

    @Override
    public List<DecodedChunk> decode(int chunk, CancellationToken token) throws VideoException {
        long[] clip = frames.get(chunk);
        List<ModelInput> inputs = video.frames(clip, frame -> {
            token.throwIfCanceled();
            return FrameSampler.prepared(model, frame);
        });
        long last = Arrays.stream(clip).max().orElseThrow(); // not the clip's last where sampling wrapped around
        return List.of(new DecodedChunk(clip[0], video.seconds(clip[0]), video.seconds(last), inputs));
    }

    @Override
    public double[] rawOutputs(List<DecodedChunk> chunk, CancellationToken token) {
        token.throwIfCanceled();
        return chunk.stream()
                .mapToDouble(clip ->
                        network.score(frame -> clip.frames().get(frame).pixels().crop(0)))
                .toArray();
    }

    @Override
    public int clips() {
        return frames.size();
    }
}
