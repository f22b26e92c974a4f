package io.github.qptv2.scoring;

import java.util.List;

/**
 * Decoded frames that a network answers with one number.
 *
 * @param frame number of the first
 * @param seconds when the first is shown
 * @param end when the latest is shown
 * @param frames what is seen of each, one for an image network
 */
record DecodedChunk(long frame, double seconds, double end, List<ModelInput> frames) {

    /** Squares that are looked at; what is at one place in all frames counts once. */
    int crops() {
        return frames.get(0).crops();
    }
}
