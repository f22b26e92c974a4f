package io.github.qptv2.media.video;

import java.util.SortedSet;

/** Describes frames with decoding errors. */
final class DecodeErrors {

    private DecodeErrors() {}

    /** @param missing description of the missing part of the file, which comes first; may be empty */
    static String words(String missing, SortedSet<Integer> corrupt) {
        if (corrupt.isEmpty()) {
            return missing;
        }
        String frames = corrupt.size() == 1
                ? "frame " + corrupt.first() + " has decoding errors"
                : corrupt.size() + " frames have decoding errors, the first is " + corrupt.first();
        return missing.isEmpty() ? frames : missing + "; " + frames;
    }
}
