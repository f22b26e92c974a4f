package io.github.qptv2.train;

/** A rule that a setting must keep. */
public final class Preconditions {

    private Preconditions() {}

    /** Throws {@code "rule, got value"} unless the rule holds. */
    public static void require(boolean holds, String rule, Number value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", got " + value);
        }
    }
}
