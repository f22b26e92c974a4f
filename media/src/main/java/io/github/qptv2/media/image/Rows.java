package io.github.qptv2.media.image;

/** A decoded picture as stored: not yet upright, not yet sRGB, perhaps transparent. */
interface Rows extends AutoCloseable {

    int width();

    int height();

    Samples samples();

    /** Fills the strip with rows from {@code top} on; it may be taller than what is left. */
    void read(int top, Strip strip);

    @Override
    void close();
}
