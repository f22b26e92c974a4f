package io.github.qptv2.pretrain;

import io.github.qptv2.scoring.bundle.ChannelOrder;
import io.github.qptv2.scoring.bundle.Normalization;

/**
 * In what numbers a decoder paints.
 *
 * @param pristine whether it paints the image before it was degraded, rather than after
 * @param normPix whether each unit of the target is normalized by itself
 * @param normalization of the pixels
 * @param channels their order
 */
public record ReconstructionTarget(
        boolean pristine, boolean normPix, Normalization normalization, ChannelOrder channels) {

    /** From the painted number of a channel back to a byte's range, 0..255 but not clipped to it. */
    double pixel(double value, int channel) {
        int color = channels == ChannelOrder.BGR ? 2 - channel : channel;
        double black = normalization.of(0, color), white = normalization.of(255, color);
        return 255 * (value - black) / (white - black);
    }

    /** What the network is given for a byte of that channel. */
    double input(int value, int channel) {
        return normalization.of(value, channels == ChannelOrder.BGR ? 2 - channel : channel);
    }

    /** Which color of an RGB pixel a channel is. */
    int color(int channel) {
        return channels == ChannelOrder.BGR ? 2 - channel : channel;
    }
}
