package io.github.qptv2.media.video;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The displayed frames of a file: a mark for each, in the order of display, 8 bytes a frame. A mark is the time stamp
 * in the stream's time base; in a file without usable time stamps it is the frame's number.
 */
final class FrameIndex {

    private final long[] marks;
    private final List<KeyFrame> keys;
    private final boolean stamped;
    private final FrameTiming timing;

    private FrameIndex(long[] marks, List<KeyFrame> keys, boolean stamped, FrameTiming timing) {
        this.marks = marks;
        this.keys = keys;
        this.stamped = stamped;
        this.timing = timing;
    }

    /** Frames with different time stamps, ascending. */
    static FrameIndex stamped(long[] stamps, List<KeyFrame> keys, FrameTiming timing) {
        return new FrameIndex(stamps, keys, true, timing);
    }

    /** Frames without usable time stamps, identified by their number. */
    static FrameIndex counted(int frames, FrameTiming timing) {
        return new FrameIndex(LongStream.range(0, frames).toArray(), List.of(), false, timing);
    }

    /** Key frames, ascending; empty if decoding can start only at the start of the file. */
    List<KeyFrame> keys() {
        return keys;
    }

    /** Whether marks are time stamps. */
    boolean stamped() {
        return stamped;
    }

    int size() {
        return marks.length;
    }

    long mark(int frame) {
        return marks[frame];
    }

    /** Seconds after the first frame. */
    double seconds(int frame) {
        return timing.seconds(marks[frame]) - timing.seconds(marks[0]);
    }

    /** Seconds from the first frame to the end of the last. */
    double duration() {
        return seconds(size() - 1) + timing.lastFrame();
    }

    /** The average by the marks; of a single frame the stated rate. */
    double framesPerSecond() {
        double span = seconds(size() - 1);
        return span > 0 ? (size() - 1) / span : timing.statedRate();
    }

    /** Whether the distances between neighboring frames differ by more than a container's rounding. */
    boolean variableRate() {
        double least = Double.MAX_VALUE, most = 0;
        for (int i = 1; i < size(); i++) {
            double distance = timing.seconds(marks[i]) - timing.seconds(marks[i - 1]);
            least = Math.min(least, distance);
            most = Math.max(most, distance);
        }
        return most - least > FrameTiming.ROUNDING;
    }

    /** Index of the last key frame at or before {@code frame}; -1 if there is none. */
    int keyBefore(int frame) {
        int low = 0, high = keys.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys.get(middle).pts() <= marks[frame]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** The number of the first frame at or after {@code mark}. */
    int place(long mark) {
        int found = Arrays.binarySearch(marks, mark);
        return found >= 0 ? found : -found - 1;
    }

    /** The same without frames after {@code mark}. */
    FrameIndex upTo(long mark) {
        return new FrameIndex(Arrays.copyOf(marks, place(mark + 1)), keys, stamped, timing);
    }
}
