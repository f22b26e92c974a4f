package io.github.qptv2.media.video;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The displayed frames of a file: the timestamp of each in the stream's time base, in the order of display, 8 bytes a
 * frame. In a file without usable timestamps the frame's number takes its place.
 */
final class FrameIndex {

    private final long[] timestamps;
    private final List<KeyFrame> keys;
    private final boolean hasTimestamps;
    private final FrameTiming timing;

    private FrameIndex(long[] timestamps, List<KeyFrame> keys, boolean hasTimestamps, FrameTiming timing) {
        this.timestamps = timestamps;
        this.keys = keys;
        this.hasTimestamps = hasTimestamps;
        this.timing = timing;
    }

    /** Frames with different timestamps, ascending. */
    static FrameIndex ofTimestamps(long[] timestamps, List<KeyFrame> keys, FrameTiming timing) {
        return new FrameIndex(timestamps, keys, true, timing);
    }

    /** Frames without usable timestamps, identified by their number. */
    static FrameIndex counted(int frames, FrameTiming timing) {
        return new FrameIndex(LongStream.range(0, frames).toArray(), List.of(), false, timing);
    }

    /** Key frames, ascending; empty if decoding can start only at the start of the file. */
    List<KeyFrame> keys() {
        return keys;
    }

    /** Whether the file has usable timestamps; otherwise frame numbers take their place. */
    boolean hasTimestamps() {
        return hasTimestamps;
    }

    int size() {
        return timestamps.length;
    }

    long timestamp(int frame) {
        return timestamps[frame];
    }

    /** Seconds after the first frame. */
    double seconds(int frame) {
        return timing.seconds(timestamps[frame]) - timing.seconds(timestamps[0]);
    }

    /** Seconds from the first frame to the end of the last. */
    double duration() {
        return seconds(size() - 1) + timing.lastFrame();
    }

    /** The average by the timestamps; of a single frame the stated rate. */
    double framesPerSecond() {
        double span = seconds(size() - 1);
        return span > 0 ? (size() - 1) / span : timing.statedRate();
    }

    /** Whether the distances between neighboring frames differ by more than a container's rounding. */
    boolean variableRate() {
        double min = Double.MAX_VALUE, max = 0;
        for (int i = 1; i < size(); i++) {
            double distance = timing.seconds(timestamps[i]) - timing.seconds(timestamps[i - 1]);
            min = Math.min(min, distance);
            max = Math.max(max, distance);
        }
        return max - min > FrameTiming.ROUNDING;
    }

    /** Index of the last key frame at or before {@code frame}; -1 if there is none. */
    int keyBefore(int frame) {
        int low = 0, high = keys.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys.get(middle).pts() <= timestamps[frame]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** The number of the first frame at or after {@code timestamp}. */
    int indexOf(long timestamp) {
        int found = Arrays.binarySearch(timestamps, timestamp);
        return found >= 0 ? found : -found - 1;
    }

    /** The same without frames after {@code timestamp}. */
    FrameIndex upTo(long timestamp) {
        return new FrameIndex(Arrays.copyOf(timestamps, indexOf(timestamp + 1)), keys, hasTimestamps, timing);
    }
}
