package io.github.qptv2.scoring;

/**
 * What one pass of a network computes of an image.
 *
 * @param raw output, mean over the crops
 * @param statistics of the network's stages, mean over the crops, (D)
 * @since 0.2
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ImageFeatures(double raw, float[] statistics) {}
