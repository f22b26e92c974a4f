package io.github.qptv2.checkpoint.pickle;

import java.util.ArrayList;
import java.util.List;

/**
 * A list, tuple or set of a pickle. Equality is identity: comparing or hashing nested lists by content could take
 * exponential time or never end.
 */
public final class PickleList {

    private final List<Object> items;

    PickleList(List<?> items) {
        this.items = new ArrayList<>(items);
    }

    public List<Object> items() {
        return items;
    }
}
