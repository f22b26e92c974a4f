package io.github.qptv2.scoring;

import java.util.List;

/**
 * Decoded frames that the network scores with one output.
 *
 * @param frame number of the first
 * @param seconds presentation time of the first
 * @param end presentation time of the latest
 * @param frames input of each, one for an image network
 */
record DecodedChunk(long frame, double seconds, double end, List<ModelInput> frames) {

    /** Crops of a frame; those at one place in all frames of a clip count once. */
    int crops() {
        return frames.get(0).crops();
    }
}
