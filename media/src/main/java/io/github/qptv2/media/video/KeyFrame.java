package io.github.qptv2.media.video;

/**
 * A frame at which decoding can start.
 *
 * @param pts presentation time stamp, in the stream's time base
 * @param dts decoding time stamp, by which some containers seek; {@code pts} if it is unknown
 */
record KeyFrame(long pts, long dts) {

    /** Time stamps to seek, the more exact first. */
    long[] stamps() {
        return pts == dts ? new long[] {pts} : new long[] {pts, dts};
    }
}
