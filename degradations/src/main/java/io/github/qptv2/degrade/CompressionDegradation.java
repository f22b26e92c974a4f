package io.github.qptv2.degrade;

/** What codecs leave behind: the image is really encoded and decoded again, in memory. */
public sealed interface CompressionDegradation extends Degradation permits ImageCodec, VideoCodec {}
