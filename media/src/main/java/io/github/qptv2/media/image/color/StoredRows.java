package io.github.qptv2.media.image.color;

/** A decoded image as stored: not yet upright, not yet sRGB, perhaps transparent. */
public interface StoredRows extends AutoCloseable {

    int width();

    int height();

    SampleFormat samples();

    /** Fills the strip with rows from {@code top} on; it may be taller than what is left. */
    void read(int top, RowBlock strip);

    @Override
    void close();
}
