package io.github.qptv2.scoring;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.video.Frame;
import io.github.qptv2.media.video.Video;
import io.github.qptv2.media.video.VideoException;

/**
 * Scores single frames of a video with an image network, each as an image.
 *
 * @param frames numbers of the frames, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FrameSampler(LoadedModel model, Video video, long[] frames) implements VideoSampler {

    /** Frames in memory together, of up to 2 MB each; enough to keep some cores busy. */
    private static final int CHUNK = 8;

    @Override
    public int chunks() {
        return (frames.length + CHUNK - 1) / CHUNK;
    }

    @Override
    public List<DecodedChunk> decode(int chunk, CancellationToken token) throws VideoException {
        int from = chunk * CHUNK, to = Math.min(from + CHUNK, frames.length);
        return video.frames(Arrays.copyOfRange(frames, from, to), frame -> {
            token.throwIfCanceled();
            var input = List.of(prepared(model, frame));
            return new DecodedChunk(frame.index(), frame.seconds(), frame.seconds(), input);
        });
    }

    /** @throws UncheckedIOException of an {@link ImageException} if the frame cannot be scored */
    static ModelInput prepared(LoadedModel model, Frame frame) {
        try {
            return model.prepare(frame.image());
        } catch (ImageException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public double[] rawOutputs(List<DecodedChunk> chunk, CancellationToken token) {
        var images =
                chunk.stream().flatMap(decoded -> decoded.frames().stream()).toList();
        var rawOutputs = new double[images.size()];
        int[] count = {0};
        model.score(images, token, score -> rawOutputs[count[0]++] = score.raw());
        return rawOutputs;
    }

    @Override
    public int clips() {
        return 0;
    }
}
