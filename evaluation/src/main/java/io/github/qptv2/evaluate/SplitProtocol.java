package io.github.qptv2.evaluate;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.SplitPart;
import io.github.qptv2.dataset.split.Split;
import io.github.qptv2.dataset.split.SplitSpec;

/**
 * Selects items of a dataset by split and part.
 *
 * @param spec names the splits
 * @param place the part of each split
 */
public record SplitProtocol(SplitSpec spec, Place place) {

    /** The official split where a dataset has one, else all items. */
    public static final String DEFAULT = "default";

    private static final String ALL = "all";

    /** A part of a split. */
    public enum Place {
        /** Training items. */
        TRAIN(SplitPart.TRAIN),
        /** Items for model selection during training. */
        VALIDATION(SplitPart.VALIDATION),
        /** Items for the final evaluation. */
        TEST(SplitPart.TEST);

        private final SplitPart official;

        Place(SplitPart official) {
            this.official = official;
        }

        private List<Split.Key> of(Split split) {
            return switch (this) {
                case TRAIN -> split.train();
                case VALIDATION -> split.validation();
                case TEST -> split.test();
            };
        }
    }

    /**
     * Parses the splits.
     *
     * @param splits as {@link SplitSpec#parse} reads them
     */
    public SplitProtocol(String splits, Place place) {
        this(SplitSpec.parse(splits), place);
    }

    /**
     * The selected items, one entry per split. Practice items are never selected.
     *
     * @throws IOException in one line if the split file cannot be read or lists other items
     * @throws IllegalArgumentException if the dataset has no such split, or the split has no such part
     */
    public List<SplitItems> of(LabeledDataset set) throws IOException {
        if (spec instanceof SplitSpec.All) {
            return List.of(new SplitItems(ALL, ALL, set.usable()));
        }
        if (spec instanceof SplitSpec.Named named) {
            return selections(set, named);
        }
        if (set.hasOfficialSplit()) {
            return selections(set, new SplitSpec.Official(false));
        }
        return List.of(isMarked(set) ? marked(set) : whole(set));
    }

    private List<SplitItems> selections(LabeledDataset set, SplitSpec.Named named) throws IOException {
        return named.of(set).stream().map(split -> selection(set, split)).toList();
    }

    private static boolean isMarked(LabeledDataset set) {
        return set.usable().stream().anyMatch(item -> item.part() != null);
    }

    private SplitItems whole(LabeledDataset set) {
        if (place == Place.VALIDATION) {
            throw new IllegalArgumentException(set.name() + " has no split and so no validation part; name a split");
        }
        return new SplitItems(ALL, ALL, set.usable());
    }

    /** Where the labels mark items of some parts only: items of one part never serve as another by default. */
    private SplitItems marked(LabeledDataset set) {
        String part = place.name().toLowerCase(Locale.ROOT);
        var items = set.part(place.official);
        if (items.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s marks no items as %s, only others; name a split, or all".formatted(set.name(), part));
        }
        return new SplitItems("official", part, items);
    }

    private SplitItems selection(LabeledDataset set, Split split) {
        Set<String> names = new HashSet<>();
        Split.Key.ofSet(set, place.of(split)).forEach(key -> names.add(key.name()));
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
