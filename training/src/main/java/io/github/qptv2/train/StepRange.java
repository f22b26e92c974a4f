package io.github.qptv2.train;

/**
 * The steps that one call makes.
 *
 * @param from steps made before
 * @param to steps that are to be made in all
 */
record StepRange(long from, long to) {

    boolean isEmpty() {
        return from >= to;
    }

    /** Steps made in the end, if nobody wanted it to end before. */
    long reached() {
        return Math.max(from, to);
    }
}
