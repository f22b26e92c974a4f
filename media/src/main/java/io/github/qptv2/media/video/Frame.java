package io.github.qptv2.media.video;

import io.github.qptv2.media.image.Image;

/**
 * A decoded image of a video.
 *
 * @param index from 0, in the order of display
 * @param seconds from the first frame's time stamp to this one's; where the file has no usable stamps, by its frame
 *     rate
 * @param image 8-bit RGB, upright
 */
public record Frame(long index, double seconds, Image image) {}
