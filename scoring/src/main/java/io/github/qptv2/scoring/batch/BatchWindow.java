package io.github.qptv2.scoring.batch;

import io.github.qptv2.io.OrderedExecutor;

/** How many images a batch decodes ahead, so that their pixels leave room in the Java heap. */
final class BatchWindow {

    /** Part of the heap for the images decoded ahead; decoding takes as much, the groups at the network 3/16. */
    private static final int WINDOW = 4;

    private static final int GROUP = 16;

    private BatchWindow() {}

    /**
     * Two images a thread and 8 more, or as many as fit into a quarter of the heap; at least 2, with one thread 1.
     *
     * @param threads decoding threads wanted, at least 1; there are no more than images decoded ahead
     * @param inputBytes most bytes of a prepared image
     * @param heap bytes
     */
    static OrderedExecutor.Width of(int threads, long inputBytes, long heap) {
        long fitting = Math.min(8 + 2L * threads, heap / WINDOW / inputBytes);
        int ahead = (int) Math.max(Math.min(2, threads), fitting);
        return new OrderedExecutor.Width(Math.min(threads, ahead), ahead);
    }

    /** Bytes of prepared images at which a group is full. */
    static long groupBytes(long heap) {
        return heap / GROUP;
    }
}
