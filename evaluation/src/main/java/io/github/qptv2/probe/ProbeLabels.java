package io.github.qptv2.probe;

import java.util.List;
import java.util.stream.IntStream;

/**
 * MOS and contents of training items.
 *
 * @param contents source content of each item; folds do not share contents
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ProbeLabels(double[] mos, List<String> contents) {

    ProbeLabels {
        contents = List.copyOf(contents);
        if (contents.size() != mos.length) {
            throw new IllegalArgumentException(
                    "MOS and contents must be equally many, got %d and %d".formatted(mos.length, contents.size()));
        }
    }

    /** Labels of items with different contents. */
    static ProbeLabels of(double... mos) {
        return new ProbeLabels(
                mos, IntStream.range(0, mos.length).mapToObj(Integer::toString).toList());
    }
}
