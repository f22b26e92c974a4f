package io.github.qptv2.finetune;

import io.github.qptv2.loader.PixelTensors;
import io.github.qptv2.model.DropPath;
import io.github.qptv2.model.QualityHead;
import io.github.qptv2.model.ScoringNetwork;
import io.github.qptv2.model.TokenLayout;
import io.github.qptv2.scoring.bundle.ChannelOrder;
import io.github.qptv2.tensor.Tensor;
import io.github.qptv2.train.SampleNoise;

/**
 * Pixel normalization, channel order and random numbers of a network's training input.
 *
 * @param noise for drop path, dropout and patch dropout
 * @param frames of a clip, 1 for images
 */
record InputSpec(PixelTensors pixels, ChannelOrder channels, SampleNoise noise, int frames) {

    static final long DROP_MASK = 0x64726f70; // independent of the loader's draws

    /** Random numbers of each image: for residual branches, then for the head, then for the tokens. */
    static int columns(ScoringNetwork network) {
        var shape = network.shape();
        return DropPath.branches(shape) + QualityHead.HIDDEN + shape.tokens();
    }

    /** Tokens of images or clips whose bytes are (count frames, size, size, 3). */
    Tensor tokens(byte[] rgb, int count, int size) {
        Tensor images = pixels.of(rgb, count * frames, size); // (B F, 3, S, S)
        Tensor ordered = channels == ChannelOrder.BGR ? images.flip(1) : images;
        return frames == 1
                ? TokenLayout.of(ordered) // (B, N, 4, 4, 48)
                : TokenLayout.ofClips(
                        ordered.reshape(count, frames, 3, size, size).transpose(1, 2)); // (B, T N, 4, 4, 96)
    }
}
