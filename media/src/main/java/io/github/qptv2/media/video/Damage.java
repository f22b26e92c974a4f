package io.github.qptv2.media.video;

import java.util.SortedSet;

/** Tells of frames that did not decode. */
final class Damage {

    private Damage() {}

    /** @param missing what is known already, perhaps nothing; it comes first */
    static String words(String missing, SortedSet<Integer> damaged) {
        if (damaged.isEmpty()) {
            return missing;
        }
        String frames = damaged.size() == 1
                ? "frame %d did not decode wholly".formatted(damaged.first())
                : "%d frames did not decode wholly, the first is %d".formatted(damaged.size(), damaged.first());
        return missing.isEmpty() ? frames : missing + "; " + frames;
    }
}
