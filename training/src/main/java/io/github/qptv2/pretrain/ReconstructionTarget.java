package io.github.qptv2.pretrain;

import io.github.qptv2.scoring.bundle.ChannelOrder;
import io.github.qptv2.scoring.bundle.Normalization;

/**
 * The target of a decoder and its normalization.
 *
 * @param pristine whether the target is the image before degradation
 * @param normPix whether each token of the target is normalized by its own mean and deviation
 * @param normalization of the pixels
 * @param channels order of the color channels
 */
public record ReconstructionTarget(
        boolean pristine, boolean normPix, Normalization normalization, ChannelOrder channels) {

    /** Inverse normalization of a channel's value to the range of bytes, 0 to 255, without clipping. */
    double pixel(double value, int channel) {
        int color = channels == ChannelOrder.BGR ? 2 - channel : channel;
        double black = normalization.of(0, color), white = normalization.of(255, color);
        return 255 * (value - black) / (white - black);
    }

    /** Normalized value of a byte of a channel. */
    double input(int value, int channel) {
        return normalization.of(value, channels == ChannelOrder.BGR ? 2 - channel : channel);
    }

    /** Index in an RGB pixel of a channel. */
    int color(int channel) {
        return channels == ChannelOrder.BGR ? 2 - channel : channel;
    }
}
