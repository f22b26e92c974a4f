package io.github.qptv2.benchmark;

import java.util.List;

/**
 * Items of one dataset that a split tests.
 *
 * @param set name of the dataset
 * @param title in tables: the name of the dataset, {@code lsvq 1080p} for a second test part
 * @param names of the items, at least 2
 */
public record TestPart(String set, String title, List<String> names) {

    /** Copies and checks. */
    public TestPart {
        names = List.copyOf(names);
        if (names.size() < 2) {
            throw new IllegalArgumentException(
                    "%s: agreement needs at least 2 test items, got %d".formatted(title, names.size()));
        }
    }
}
