package io.github.qptv2.media.video;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Which frames there are: a mark for each in the order of display, 8 bytes a frame. A mark is the time stamp in units
 * of the stream; in a file without usable stamps it is the frame's number.
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

    /** Frames of a file whose stamps, ascending, tell them apart. */
    static FrameIndex stamped(long[] stamps, List<KeyFrame> keys, FrameTiming timing) {
        return new FrameIndex(stamps, keys, true, timing);
    }

    /** Frames that can only be told apart by counting from the start. */
    static FrameIndex counted(int frames, FrameTiming timing) {
        return new FrameIndex(LongStream.range(0, frames).toArray(), List.of(), false, timing);
    }

    /** Frames to start decoding from, ascending; empty where only the start of the file will do. */
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

    /** From the first frame, in seconds. */
    double seconds(int frame) {
        return timing.seconds(marks[frame]) - timing.seconds(marks[0]);
    }

    /** From the first frame to the end of the last, in seconds. */
    double duration() {
        return seconds(size() - 1) + timing.lastFrame();
    }

    /** The average by the marks; of one frame what the file states. */
    double framesPerSecond() {
        double span = seconds(size() - 1);
        return span > 0 ? (size() - 1) / span : timing.statedRate();
    }

    /** Whether the distances between neighbors differ by more than a container's rounding. */
    boolean variableRate() {
        double least = Double.MAX_VALUE, most = 0;
        for (int i = 1; i < size(); i++) {
            double distance = timing.seconds(marks[i]) - timing.seconds(marks[i - 1]);
            least = Math.min(least, distance);
            most = Math.max(most, distance);
        }
        return most - least > FrameTiming.ROUNDING;
    }

    /** The place of the last key frame shown no later than {@code frame}; -1 if there is none. */
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

    /** The number of the frame at {@code mark}, or of the first behind it. */
    int place(long mark) {
        int found = Arrays.binarySearch(marks, mark);
        return found >= 0 ? found : -found - 1;
    }

    /** The same without frames behind {@code mark}. */
    FrameIndex upTo(long mark) {
        return new FrameIndex(Arrays.copyOf(marks, place(mark + 1)), keys, stamped, timing);
    }
}
