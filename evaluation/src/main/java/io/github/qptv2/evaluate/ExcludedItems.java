package io.github.qptv2.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.qptv2.dataset.table.Table;

/** Items excluded from an evaluation, such as near duplicates of training images: a CSV file with their names. */
public final class ExcludedItems {

    private static final List<String> COLUMNS = List.of("name", "test_image", "image", "path");

    private ExcludedItems() {}

    /**
     * The names in the first existing column of {@code name}, {@code test_image}, {@code image} and {@code path}.
     *
     * @throws IOException in one line if none exists
     */
    public static Set<String> read(Path file) throws IOException {
        return new HashSet<>(Table.csv(file).rows(List.of(String.join("|", COLUMNS)), row -> Stream.of(COLUMNS)
                .flatMap(List::stream)
                .filter(row::hasColumn)
                .findFirst()
                .map(row::text)
                .orElseThrow()));
    }
}
