package io.github.qptv2.curate;

import java.util.Arrays;

/**
 * A mask in the format of COCO: lengths of alternating runs of 0 and 1, the first of 0, column by column.
 *
 * <p>The compressed form is that of the COCO API ({@code maskApi.c}, {@code rleFrString}): each number, from the fourth
 * on as the difference to the number two before, is split into groups of five bits, the lowest first; bit 5 marks that
 * more groups follow, and 48 is added to make a printable character.
 */
final class RunLengths {

    private static final int MORE = 0x20;
    private static final int SIGN = 0x10;

    private final int height;
    private final int width;
    private final long[] counts;

    /** From lengths whose sum is height x width pixels. */
    RunLengths(int height, int width, long... counts) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("a mask must be at least 1x1, got " + width + "x" + height);
        }
        long sum = 0, pixels = (long) height * width;
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("run lengths must be at least 0, got " + count);
            }
            sum = sum > Long.MAX_VALUE - count ? Long.MAX_VALUE : sum + count;
        }
        if (sum != pixels) {
            throw new IllegalArgumentException(
                    "run lengths must add up to the mask's %d x %d pixels, got %d".formatted(width, height, sum));
        }
        this.height = height;
        this.width = width;
        this.counts = counts;
    }

    /** Rows of the mask. */
    int height() {
        return height;
    }

    /** Columns of the mask. */
    int width() {
        return width;
    }

    /** Lengths in pixels, not a copy. */
    long[] counts() {
        return counts;
    }

    /** Parses the compressed form. */
    static RunLengths parse(int height, int width, String compressed) {
        var counts = new long[compressed.length()];
        int size = 0;
        for (int at = 0; at < compressed.length(); size++) {
            long value = 0;
            int shift = 0, group;
            do {
                if (at == compressed.length() || shift > 50) {
                    throw new IllegalArgumentException("the run lengths end in the middle of a number");
                }
                group = compressed.charAt(at++) - 48;
                if (group < 0 || group > 63) {
                    throw new IllegalArgumentException(
                            "run lengths are written in characters 48..111, got " + (group + 48));
                }
                value |= (long) (group & 31) << shift;
                shift += 5;
            } while ((group & MORE) != 0);
            if ((group & SIGN) != 0) {
                value |= -1L << shift;
            }
            counts[size] = size > 2 ? value + counts[size - 2] : value;
        }
        return new RunLengths(height, width, Arrays.copyOf(counts, size));
    }

    /** Number of pixels of the mask. */
    long area() {
        long area = 0;
        for (int i = 1; i < counts.length; i += 2) {
            area += counts[i];
        }
        return area;
    }

    /** Number of non-empty runs of 1. */
    int runs() {
        int runs = 0;
        for (int i = 1; i < counts.length; i += 2) {
            runs += counts[i] > 0 ? 1 : 0;
        }
        return runs;
    }
}
