package io.github.qptv2.dataset;

/**
 * One image of a data set, not yet read.
 *
 * @param name by which it is reported: its path in the data set
 * @param degradation what is done to the image before a crop is cut, as
 *     {@link io.github.qptv2.degrade.DegradationChain#text}; empty for nothing
 */
public record SampleSource(String name, ByteRange data, String degradation) {

    /** An image as it is. */
    public SampleSource(String name, ByteRange data) {
        this(name, data, "");
    }
}
