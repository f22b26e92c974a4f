package io.github.qptv2.media.image.raw;

/**
 * A part of a RAW photograph that may be a JPEG.
 *
 * @param orientation EXIF orientation of the photograph, 1 to 8; 0 if the JPEG states it itself
 */
record EmbeddedJpeg(long offset, long length, int orientation) {}
