package io.github.qptv2.scoring.bundle;

/** Order in which a network expects the colors of a pixel. */
public enum ChannelOrder {
    RGB,
    BGR
}
