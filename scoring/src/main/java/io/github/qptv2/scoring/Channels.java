package io.github.qptv2.scoring;

/** Order in which a network expects the colours of a pixel. */
public enum Channels {
    RGB,
    BGR
}
