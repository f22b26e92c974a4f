package io.github.qptv2.data;

/**
 * One picture of a data set, not yet read.
 *
 * @param name by which it is reported: its path in the data set
 */
public record SampleSource(String name, ByteRange data) {}
