package io.github.qptv2.io;

import org.jspecify.annotations.Nullable;

/** Range checks of settings. */
public final class Preconditions {

    private Preconditions() {}

    /** Throws an IllegalArgumentException {@code "rule, got value"} unless the rule holds. */
    public static void require(boolean holds, String rule, @Nullable Number value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", got " + value);
        }
    }
}
