package io.github.qptv2.media.image.color;

/**
 * The kind of samples a decoder hands out.
 *
 * @param deep 16 bits a sample instead of 8
 * @param alpha whether the strips carry alpha
 */
public record SampleFormat(ColorModel inks, boolean deep, boolean alpha) {}
