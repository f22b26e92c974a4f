package io.github.qptv2.dataset.split;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.table.CsvFile;
import io.github.qptv2.dataset.table.Table;

/**
 * A split as a CSV file with the columns {@code part,set,name} and one item per line; the file name without
 * {@code .csv} is the label of the split. A {@link ValidationList} is read as the split that it defines.
 */
public final class SplitFile {

    private static final String ENDING = ".csv";

    private enum Place {
        TRAIN,
        VALIDATION,
        TEST,
        UNUSED
    }

    private SplitFile() {}

    /** Whether a name has the extension of a split file: {@code .csv}, or {@code .txt} for a validation list. */
    public static boolean isSplitFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(ENDING) || isList(lower);
    }

    private static boolean isList(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(ValidationList.ENDING);
    }

    /** Writes a file into a folder atomically and returns it. */
    public static Path write(Split split, Path folder) throws IOException {
        Path file = folder.resolve(split.label() + ENDING);
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("part", "set", "name"));
        places(split)
                .forEach((place, keys) -> keys.forEach(
                        key -> rows.add(List.of(place.name().toLowerCase(Locale.ROOT), key.set(), key.name()))));
        CsvFile.write(file, rows);
        return file;
    }

    private static Map<Place, List<Split.Key>> places(Split split) {
        var places = new EnumMap<Place, List<Split.Key>>(Place.class);
        places.put(Place.TRAIN, split.train());
        places.put(Place.VALIDATION, split.validation());
        places.put(Place.TEST, split.test());
        places.put(Place.UNUSED, split.unused());
        return places;
    }

    /**
     * Reads a split and checks it against the labels.
     *
     * @throws IOException in one line if the file is not a split or does not list exactly the items of these datasets
     */
    public static Split read(Path file, List<LabeledDataset> sets) throws IOException {
        if (isList(file.toString())) {
            if (sets.size() != 1) {
                throw new IOException("%s: a validation list must serve one dataset, got %d; name one list per dataset"
                        .formatted(file, sets.size()));
            }
            return read(file, sets.get(0));
        }
        return read(file, split -> split.requireFits(sets));
    }

    /**
     * Reads a split and checks its items of one dataset against the labels; it may list other datasets, too.
     *
     * @throws IOException in one line if the file is not a split or does not list exactly the items of this dataset
     */
    public static Split read(Path file, LabeledDataset set) throws IOException {
        return isList(file.toString()) ? listed(file, set) : read(file, split -> split.requireFits(set));
    }

    private static Split listed(Path file, LabeledDataset set) throws IOException {
        var list = ValidationList.read(file);
        try {
            return list.of(set);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static Split read(Path file, Consumer<Split> check) throws IOException {
        var keys = new EnumMap<Place, List<Split.Key>>(Place.class);
        for (Place place : Place.values()) {
            keys.put(place, new ArrayList<>());
        }
        Table.csv(file).rows(List.of("part", "set", "name"), row -> {
            for (Place place : Place.values()) {
                if (place.name().equalsIgnoreCase(row.text("part"))) {
                    return of(keys, place).add(new Split.Key(row.text("set"), row.text("name")));
                }
            }
            throw row.malformed(
                    "part must be train, validation, test or unused, got \"%s\"".formatted(row.text("part")));
        });
        try {
            var split = new Split(
                    String.valueOf(file.getFileName()).replaceFirst("\\.csv$", ""),
                    of(keys, Place.TRAIN),
                    of(keys, Place.VALIDATION),
                    of(keys, Place.TEST),
                    of(keys, Place.UNUSED));
            check.accept(split);
            return split;
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static List<Split.Key> of(Map<Place, List<Split.Key>> keys, Place place) {
        return keys.getOrDefault(place, List.of());
    }
}
