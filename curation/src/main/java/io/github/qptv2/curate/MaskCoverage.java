package io.github.qptv2.curate;

import java.util.Arrays;
import java.util.List;

/** Area of the union of several masks, computed from their run lengths. */
final class MaskCoverage {

    private MaskCoverage() {}

    /** Number of pixels of the union; all masks have one size. Takes R log R steps for R runs. */
    static long union(List<RunLengths> masks) {
        long[] starts = new long[masks.stream().mapToInt(RunLengths::runs).sum()];
        long[] lengths = new long[starts.length];
        int size = 0;
        for (RunLengths mask : masks) {
            long at = 0;
            for (int i = 0; i < mask.counts().length; i++) {
                long count = mask.counts()[i];
                if (i % 2 == 1 && count > 0) {
                    starts[size] = at;
                    lengths[size++] = count;
                }
                at += count;
            }
        }
        return union(starts, lengths);
    }

    private static long union(long[] starts, long[] lengths) {
        long[] ends = new long[starts.length];
        for (int i = 0; i < starts.length; i++) {
            ends[i] = starts[i] + lengths[i];
        }
        // the length of the union needs only the number of open runs, so starts and ends are sorted separately
        Arrays.sort(starts);
        Arrays.sort(ends);
        long covered = 0, opened = 0;
        for (int start = 0, end = 0, open = 0; end < ends.length; ) {
            if (start < starts.length && starts[start] < ends[end]) {
                opened = open++ == 0 ? starts[start] : opened;
                start++;
            } else {
                covered += --open == 0 ? ends[end] - opened : 0;
                end++;
            }
        }
        return covered;
    }
}
