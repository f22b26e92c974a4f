package io.github.qptv2.pretrain;

import io.github.qptv2.scoring.Channels;
import io.github.qptv2.scoring.Normalisation;

/**
 * In what numbers a decoder paints.
 *
 * @param pristine whether it paints the picture before it was degraded, rather than after
 * @param perUnit whether each unit of the target is normalised by itself
 * @param normalisation of the pixels
 * @param channels their order
 */
public record TargetSpace(boolean pristine, boolean perUnit, Normalisation normalisation, Channels channels) {

    /** From the painted number of a channel back to a byte's range, 0..255 but not clipped to it. */
    double pixel(double value, int channel) {
        int colour = channels == Channels.BGR ? 2 - channel : channel;
        double black = normalisation.of(0, colour), white = normalisation.of(255, colour);
        return 255 * (value - black) / (white - black);
    }

    /** What the network is given for a byte of that channel. */
    double input(int value, int channel) {
        return normalisation.of(value, channels == Channels.BGR ? 2 - channel : channel);
    }

    /** Which colour of an RGB pixel a channel is. */
    int colour(int channel) {
        return channels == Channels.BGR ? 2 - channel : channel;
    }
}
