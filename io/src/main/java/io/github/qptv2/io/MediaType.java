package io.github.qptv2.io;

/** What a file contains, as far as scoring and training are concerned. */
public enum MediaType {
    /** A still image or a sequence in an image format. */
    IMAGE,
    /** A video. */
    VIDEO,
    /** Neither, or unknown. */
    OTHER
}
