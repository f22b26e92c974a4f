package io.github.qptv2.probe;

import java.util.List;
import java.util.stream.IntStream;

/**
 * MOS of training items.
 *
 * @param contents of each item: items of one content are never on both sides of a fold
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of numbers, never compared
record ProbeLabels(double[] mos, List<String> contents) {

    ProbeLabels {
        contents = List.copyOf(contents);
        if (contents.size() != mos.length) {
            throw new IllegalArgumentException(
                    "MOS and contents must be as many, got %d and %d".formatted(mos.length, contents.size()));
        }
    }

    /** Each item its own content. */
    static ProbeLabels of(double... mos) {
        return new ProbeLabels(
                mos, IntStream.range(0, mos.length).mapToObj(Integer::toString).toList());
    }
}
