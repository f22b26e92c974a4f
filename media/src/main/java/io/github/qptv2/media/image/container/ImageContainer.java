package io.github.qptv2.media.image.container;

import java.nio.ByteBuffer;

import io.github.qptv2.io.MediaFormat;

/** An image file whose header is parsed; its pixels are not decoded. */
public interface ImageContainer {

    MediaFormat format();

    /** Pixels across as stored; throws {@link CorruptHeaderException} unless at least 1. */
    int width();

    /** Pixels down as stored; throws {@link CorruptHeaderException} unless at least 1. */
    int height();

    /** EXIF orientation, 1 (upright) to 8. */
    default int orientation() {
        return 1;
    }

    /** The embedded ICC profile; empty if it is missing or truncated. */
    byte[] profile();

    /** Whether the file contains the whole image; reads the whole file. */
    boolean complete();

    /** Whether the JDK decodes it because OpenCV cannot or does so incorrectly. */
    default boolean decodedInJava() {
        return false;
    }

    /** Whether the integrity of the file must be known before its pixels are decoded. */
    default boolean checkedFirst() {
        return false;
    }

    /** The part of the file's bytes that is decoded, and whose integrity is checked. */
    default ByteBuffer decodedPart(ByteBuffer file) {
        return file;
    }

    /** A note on the pixels for the reader of the score, in one line; empty for most images. */
    default String note() {
        return "";
    }
}
