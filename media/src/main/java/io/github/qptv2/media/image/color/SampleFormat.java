package io.github.qptv2.media.image.color;

/**
 * The format of decoded samples.
 *
 * @param has16BitSamples whether a sample has 16 bits instead of 8
 * @param alpha whether blocks have alpha
 */
public record SampleFormat(ColorModel inks, boolean has16BitSamples, boolean alpha) {}
