package io.github.qptv2.media.video;

import java.util.SortedSet;

/** Tells of frames that did not decode. */
final class DecodeErrors {

    private DecodeErrors() {}

    /** @param missing what is known already, perhaps nothing; it comes first */
    static String words(String missing, SortedSet<Integer> corrupt) {
        if (corrupt.isEmpty()) {
            return missing;
        }
        String frames = corrupt.size() == 1
                ? "frame %d did not decode wholly".formatted(corrupt.first())
                : "%d frames did not decode wholly, the first is %d".formatted(corrupt.size(), corrupt.first());
        return missing.isEmpty() ? frames : missing + "; " + frames;
    }
}
