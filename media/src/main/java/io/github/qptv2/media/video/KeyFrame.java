package io.github.qptv2.media.video;

/**
 * A frame at which decoding can start.
 *
 * @param pts presentation timestamp, in the stream's time base
 * @param dts decoding timestamp, by which some containers seek; {@code pts} if it is unknown
 */
record KeyFrame(long pts, long dts) {

    /** Timestamps to seek, the more exact first. */
    long[] timestamps() {
        return pts == dts ? new long[] {pts} : new long[] {pts, dts};
    }
}
