package io.github.qptv2.checkpoint;

import java.util.ArrayList;
import java.util.List;

/**
 * A list, tuple or set from a pickle. Two are equal only if they are one: comparing or hashing nested ones by content
 * could take exponential time or never end.
 */
final class PickleList {

    private final List<Object> items;

    PickleList(List<?> items) {
        this.items = new ArrayList<>(items);
    }

    List<Object> items() {
        return items;
    }
}
