package io.github.qptv2.scoring;

import java.util.List;
import java.util.concurrent.CancellationException;

import io.github.qptv2.media.video.VideoException;

/** Splits a video into chunks, so that one can be decoded while the network scores another. */
interface VideoSampler {

    /** Number of chunks, at least 1. */
    int chunks();

    /**
     * Decodes a chunk. The caller requests chunks in order, on one thread at a time.
     *
     * @throws CancellationException if {@code token} is canceled
     */
    List<DecodedChunk> decode(int chunk, CancellationToken token) throws VideoException;

    /**
     * Raw outputs of a chunk, one for each element.
     *
     * @throws CancellationException if {@code token} is canceled
     */
    double[] rawOutputs(List<DecodedChunk> chunk, CancellationToken token);

    /** Number of clips, 0 where single frames are scored. */
    int clips();
}
