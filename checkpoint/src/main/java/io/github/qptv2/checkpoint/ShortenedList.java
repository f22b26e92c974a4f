package io.github.qptv2.checkpoint;

import java.util.List;

/** Lists in messages: the first items and the number of the others. */
final class ShortenedList {

    private static final int SHOWN = 8;

    private ShortenedList() {}

    /** {@code a, b, c} or {@code a, b, … and 170 more}. */
    static String list(List<String> items) {
        var shown = String.join(", ", items.subList(0, Math.min(SHOWN, items.size())));
        return items.size() <= SHOWN ? shown : shown + ", … and " + (items.size() - SHOWN) + " more";
    }
}
