package io.github.qptv2.architecture;

/**
 * Shape of a HiViT encoder for clips: an image encoder inflated in time, see {@link Inflation}. Attention is among all
 * tokens of all time steps.
 *
 * @param image the image network that corresponds to it by inflation
 * @param frames of a clip, a multiple of {@link Inflation#TEMPORAL_PATCH}; 32 in the published checkpoints
 */
public record VideoConfig(HiVitConfig image, int frames) {

    /** Checks the frames. */
    public VideoConfig {
        Inflation.steps(frames);
    }

    /** Time steps T of a clip: two frames each. */
    public int steps() {
        return Inflation.steps(frames);
    }

    /** Tokens of a clip, T N, time step by time step. */
    public int tokens() {
        return steps() * image.tokens();
    }

    /** Possible offsets between two tokens in time and space: rows of a relative position bias table. */
    public int relativePositions() {
        return offsets() * image.relativePositions();
    }

    /** Possible offsets between two tokens in time. */
    public int offsets() {
        return 2 * steps() - 1;
    }
}
