package io.github.qptv2.media.image.color;

/** A decoded image as stored: before orientation, conversion to sRGB and compositing are applied. */
public interface StoredRows extends AutoCloseable {

    int width();

    int height();

    SampleFormat samples();

    /** Fills the block with rows from {@code top}; the block may be taller than the rest of the image. */
    void read(int top, RowBlock strip);

    @Override
    void close();
}
