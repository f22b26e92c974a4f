package io.github.qptv2.rank;

/**
 * How sure the score of an image on a ranking page is.
 *
 * @param interval of the score in percent of the MOS scale, such as {@code 41 to 77}; empty if unknown
 * @param uncertain whether the order of the image and the next one is not certain
 * @param outOfDomain whether the image does not look like a photograph
 */
public record EntryCertainty(String interval, boolean uncertain, boolean outOfDomain) {

    /** Of a model without intervals. */
    public static final EntryCertainty UNKNOWN = new EntryCertainty("", false, false);
}
