package io.github.qptv2.checkpoint.pickle;

import java.util.LinkedHashMap;
import java.util.Map;

/** A dictionary from a pickle, in its order; equal only to itself, for the reason given at {@link PickleList}. */
public final class PickleDict {

    private final Map<Object, Object> entries = new LinkedHashMap<>();

    public Map<Object, Object> entries() {
        return entries;
    }
}
