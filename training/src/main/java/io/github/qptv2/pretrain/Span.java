package io.github.qptv2.pretrain;

import io.github.qptv2.data.LoaderState;

/**
 * The steps that one call makes.
 *
 * @param from steps made before
 * @param to steps that are to be made in all
 * @param state of the pictures after {@code from} steps
 */
record Span(long from, long to, LoaderState state) {

    boolean isEmpty() {
        return from >= to;
    }

    /** Steps made in the end, if nobody wanted it to end before. */
    long reached() {
        return Math.max(from, to);
    }
}
