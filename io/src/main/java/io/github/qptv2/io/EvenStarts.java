package io.github.qptv2.io;

import java.util.stream.IntStream;

/** Places of windows that spread evenly from edge to edge. */
public final class EvenStarts {

    private EvenStarts() {}

    /**
     * First positions of {@code count} windows: the i-th at {@code round(i (length - window) / (count - 1))}, a single
     * one in the middle.
     *
     * @param window at most {@code length}
     * @param count at least 1
     */
    public static int[] of(int length, int window, int count) {
        double spare = length - window;
        return IntStream.range(0, count)
                .map(i -> (int) Math.round(count == 1 ? spare / 2 : i * spare / (count - 1)))
                .toArray();
    }
}
