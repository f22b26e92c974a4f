package io.github.qptv2.dataset;

/**
 * An unread image of a dataset.
 *
 * @param name for messages: its path in the dataset
 * @param degradation applied to the image before a crop is cut, as
 *     {@link io.github.qptv2.degrade.DegradationChain#text}; empty for none
 */
public record SampleSource(String name, ByteRange data, String degradation) {

    /** Without degradation. */
    public SampleSource(String name, ByteRange data) {
        this(name, data, "");
    }
}
