package io.github.qptv2.scoring;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** A content hash that is computed when it is first asked for, once. */
final class ModelHash {

    private final Supplier<String> source;
    private @Nullable String value;

    ModelHash(Supplier<String> source) {
        this.source = source;
    }

    synchronized String value() {
        var known = value;
        if (known == null) {
            known = source.get();
            value = known;
        }
        return known;
    }
}
