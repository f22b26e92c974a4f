package io.github.qptv2.degrade;

/** What codecs leave behind: the picture is really encoded and decoded again, in memory. */
public sealed interface Compression extends Degradation permits StillCodec, VideoCodec {}
