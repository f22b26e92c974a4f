package io.github.qptv2.checkpoint.pickle;

import java.util.LinkedHashMap;
import java.util.Map;

/** A dictionary of a pickle in insertion order. Equality is identity, for the reason given at {@link PickleList}. */
public final class PickleDict {

    private final Map<Object, Object> entries = new LinkedHashMap<>();

    public Map<Object, Object> entries() {
        return entries;
    }
}
