package io.github.qptv2.degrade;

/** Compression artifacts: the image is encoded and decoded in memory. */
public sealed interface CompressionDegradation extends Degradation permits ImageCodec, VideoCodec {}
