package io.github.qptv2.media.image;

/**
 * The kind of samples a decoder hands out.
 *
 * @param deep 16 bits a sample instead of 8
 * @param alpha whether the strips carry alpha
 */
record Samples(Inks inks, boolean deep, boolean alpha) {}
