package io.github.qptv2.rank;

/**
 * Uncertainty of an image's score on a ranking page.
 *
 * @param interval of the score in percent of the MOS scale, such as {@code 41 to 77}; empty if unknown
 * @param uncertain whether the order of the image and the next one is not certain
 * @param outOfDomain whether the image does not look like a photograph
 */
public record EntryUncertainty(String interval, boolean uncertain, boolean outOfDomain) {

    /** Of a model without intervals. */
    public static final EntryUncertainty UNKNOWN = new EntryUncertainty("", false, false);
}
