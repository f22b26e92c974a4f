package io.github.qptv2.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.SplitPart;
import io.github.qptv2.dataset.split.Split;
import io.github.qptv2.dataset.split.SplitFile;
import io.github.qptv2.dataset.split.Splits;

/**
 * Which items of a set are taken, in words that a command line can hold.
 *
 * @param splits {@code default} (the official split where there is one, else all items), {@code official},
 *     {@code official-2}, {@code random:K:SEED}, {@code folds:K:SEED}, {@code all}, or the name of a split file
 *     ({@code .csv}; {@code .txt} for a list of validation items within the official training part)
 * @param place the part of each split
 */
public record SplitProtocol(String splits, Place place) {

    /** Official split where there is one, else all. */
    public static final String DEFAULT = "default";

    private static final String ALL = "all";
    private static final Pattern RANDOM = Pattern.compile("(random|folds):(\\d{1,6}):(-?\\d{1,18})");

    /** A part of a split. */
    public enum Place {
        /** To be trained on. */
        TRAIN,
        /** To choose by while training. */
        VALIDATION,
        /** To be judged by. */
        TEST;

        private List<Split.Key> of(Split split) {
            return switch (this) {
                case TRAIN -> split.train();
                case VALIDATION -> split.validation();
                case TEST -> split.test();
            };
        }
    }

    /**
     * Takes items of a set; several times with several random splits. Practice items are never taken.
     *
     * @throws IOException in one line if the split file cannot be read or is of other items
     * @throws IllegalArgumentException if the set has no such split, or the split has no such part
     */
    public List<SplitItems> of(LabeledDataset set) throws IOException {
        if (splits.equals(ALL)) {
            return List.of(new SplitItems(ALL, ALL, set.usable()));
        }
        if (splits.equals(DEFAULT) && !hasOfficial(set)) {
            return List.of(isMarked(set) ? marked(set) : whole(set));
        }
        return splits(set).stream().map(split -> selection(set, split)).toList();
    }

    private static boolean isMarked(LabeledDataset set) {
        return set.usable().stream().anyMatch(item -> item.part() != null);
    }

    private SplitItems whole(LabeledDataset set) {
        if (place == Place.VALIDATION) {
            throw new IllegalArgumentException(set.name() + " has no split, so no validation part; name a split");
        }
        return new SplitItems(ALL, ALL, set.usable());
    }

    /** Where only one part is marked: what was put aside for one purpose is not taken for another unasked. */
    private SplitItems marked(LabeledDataset set) {
        String part = place.name().toLowerCase(Locale.ROOT);
        var items = set.part(SplitPart.valueOf(place.name()));
        if (items.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s marks no items as %s, only others; name a split, or all".formatted(set.name(), part));
        }
        return new SplitItems("official", part, items);
    }

    private static boolean hasOfficial(LabeledDataset set) {
        return !set.part(SplitPart.TRAIN).isEmpty() && !set.part(SplitPart.TEST).isEmpty();
    }

    private List<Split> splits(LabeledDataset set) throws IOException {
        Matcher random = RANDOM.matcher(splits);
        if (random.matches()) {
            int count = Integer.parseInt(random.group(2));
            long seed = Long.parseLong(random.group(3));
            return random.group(1).equals("folds") ? Splits.folds(set, count, seed) : Splits.random(set, count, seed);
        }
        return switch (splits) {
            case DEFAULT, "official" -> List.of(Splits.official(set));
            case "official-2" -> List.of(Splits.officialSecond(set));
            default -> List.of(SplitFile.read(file(), set));
        };
    }

    private Path file() {
        if (!SplitFile.isSplitFile(splits)) {
            throw new IllegalArgumentException(
                    "splits must be official, official-2, random:K:SEED, folds:K:SEED, all or a .csv or .txt file, got \""
                            + splits + "\"");
        }
        return Path.of(splits);
    }

    private SplitItems selection(LabeledDataset set, Split split) {
        Set<String> names = new HashSet<>();
        place.of(split).stream().filter(key -> key.set().equals(set.name())).forEach(key -> names.add(key.name()));
        String part = place.name().toLowerCase(Locale.ROOT);
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "the split %s has no %s items of %s".formatted(split.label(), part, set.name()));
        }
        var items = set.usable().stream()
                .filter(item -> names.contains(item.name()))
                .toList();
        return new SplitItems(split.label(), part, items);
    }
}
