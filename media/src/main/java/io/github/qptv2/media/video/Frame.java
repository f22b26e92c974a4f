package io.github.qptv2.media.video;

import io.github.qptv2.media.image.Image;

/**
 * A decoded image of a video.
 *
 * @param index from 0, in the order of display
 * @param seconds after the first frame by the timestamps; by the frame rate if the file has no usable timestamps
 * @param image 8-bit RGB, upright
 */
public record Frame(long index, double seconds, Image image) {}
