package io.github.qptv2.media.video;

/**
 * A frame that decoding can start from.
 *
 * @param pts when it is shown, in units of the stream
 * @param dts when it is decoded, which some containers look for; the same as {@code pts} where it is not known
 */
record KeyFrame(long pts, long dts) {

    /** What to look for, the more exact first. */
    long[] stamps() {
        return pts == dts ? new long[] {pts} : new long[] {pts, dts};
    }
}
