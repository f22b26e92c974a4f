package io.github.qptv2.scoring;

import java.util.List;
import java.util.function.BooleanSupplier;

import io.github.qptv2.media.video.VideoException;

/** How a network goes through a video: stretch by stretch, so that decoding one and judging another can overlap. */
interface VideoSampler {

    /** How many stretches there are. */
    int stretches();

    /** Decodes one; they are asked for in order, on one thread at a time. */
    List<DecodedChunk> decode(int chunk, BooleanSupplier stop) throws VideoException;

    /** Raw outputs, one for each; fewer once {@code stop} says yes. */
    double[] raws(List<DecodedChunk> chunk, BooleanSupplier stop);

    /** Clips in all, 0 where frames are seen one by one. */
    int clips();
}
