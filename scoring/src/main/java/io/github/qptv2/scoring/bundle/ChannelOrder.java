package io.github.qptv2.scoring.bundle;

/**
 * Order of the color channels of a network's input.
 *
 * @since 0.1
 */
public enum ChannelOrder {
    /** Red, green, blue. */
    RGB,
    /** Blue, green, red. */
    BGR
}
