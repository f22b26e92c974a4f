package io.github.qptv2.model;

/** Counts blocks and merges in one row, as the checkpoints do. */
final class BlockNames {

    private int next;

    String next() {
        return "blocks." + next++;
    }
}
