package io.github.qptv2.dataset.split;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.io.LegacyNames;

/**
 * The text by which command lines and configurations name splits; {@link #parse} is the only parser.
 *
 * <table>
 * <caption>Grammar</caption>
 * <tr><td>{@code official}, {@code official-2}</td><td>the published parts; with the second test part</td></tr>
 * <tr><td>{@code random-SEED-NUMBER}</td><td>one random split into 80 % and 20 %, counted from 1</td></tr>
 * <tr><td>{@code fold-K-SEED-NUMBER}</td><td>one of K folds, counted from 1</td></tr>
 * <tr><td>{@code random-SEED-FIRST..LAST}, {@code fold-K-SEED-FIRST..LAST}</td><td>several of them</td></tr>
 * <tr><td>{@code all}, {@code default}</td><td>all items; the official split or else all items</td></tr>
 * <tr><td>{@code FILE.csv}, {@code FILE.txt}</td><td>a {@link SplitFile}; a {@link ValidationList}</td></tr>
 * </table>
 *
 * <p>The text of a single split is its {@link Split#label}.
 */
public sealed interface SplitSpec {

    /** The accepted texts, for help and messages. */
    String GRAMMAR = "official, official-2, random-SEED-NUMBER, fold-K-SEED-NUMBER (or FIRST..LAST for NUMBER), all,"
            + " a split FILE.csv or a validation list FILE.txt";

    /** The text that {@link #parse} reads as an equal value. */
    String text();

    /** All usable items, without a split. */
    record All() implements SplitSpec {
        @Override
        public String text() {
            return "all";
        }
    }

    /** The official split where a dataset has one, else all items. */
    record Default() implements SplitSpec {
        @Override
        public String text() {
            return "default";
        }
    }

    /** Texts that name one or several splits of a dataset. */
    sealed interface Named extends SplitSpec {
        /**
         * The splits of a dataset.
         *
         * @throws IOException in one line if the split file cannot be read or lists other items
         * @throws IllegalArgumentException if the dataset has no such split
         */
        List<Split> of(LabeledDataset set) throws IOException;
    }

    /**
     * The parts published with a dataset.
     *
     * @param second whether the second test part replaces the first
     */
    record Official(boolean second) implements Named {
        @Override
        public String text() {
            return second ? "official-2" : "official";
        }

        @Override
        public List<Split> of(LabeledDataset set) {
            return List.of(second ? Splits.officialSecond(set) : Splits.official(set));
        }
    }

    /** Numbers of splits, from 1; both ends belong to the range. */
    record Range(int first, int last) {
        /** Checks the order. */
        public Range {
            if (first < 1 || last < first) {
                throw new IllegalArgumentException("split numbers must rise from 1, got %d..%d".formatted(first, last));
            }
        }

        @Override
        public String toString() {
            return first == last ? Integer.toString(first) : first + ".." + last;
        }
    }

    /** Random splits by source content, {@link Splits#random}. */
    record Random(long seed, Range numbers) implements Named {
        @Override
        public String text() {
            return "random-" + seed + "-" + numbers;
        }

        @Override
        public List<Split> of(LabeledDataset set) {
            return Splits.random(set, numbers.last(), seed).subList(numbers.first() - 1, numbers.last());
        }
    }

    /** Cross-validation folds by source content, {@link Splits#folds}. */
    record Fold(int count, long seed, Range numbers) implements Named {
        /** Checks the numbers. */
        public Fold {
            if (numbers.last() > count) {
                throw new IllegalArgumentException("fold numbers must be at most %d, got %s".formatted(count, numbers));
            }
        }

        @Override
        public String text() {
            return "fold-" + count + "-" + seed + "-" + numbers;
        }

        @Override
        public List<Split> of(LabeledDataset set) {
            return Splits.folds(set, count, seed).subList(numbers.first() - 1, numbers.last());
        }
    }

    /** A split file or a validation list. */
    record File(Path path) implements Named {
        @Override
        public String text() {
            return path.toString();
        }

        @Override
        public List<Split> of(LabeledDataset set) throws IOException {
            return List.of(SplitFile.read(path, set));
        }
    }

    /**
     * Parses a text. {@code random:K:SEED} and {@code folds:K:SEED} of version 0.1 give a warning.
     *
     * @throws IllegalArgumentException unless the text follows the grammar
     */
    static SplitSpec parse(String text) {
        String present = LegacyNames.split(text);
        Matcher numbered = Pattern.compile(
                        "(?:random|fold-([1-9]\\d{0,5}))-(-?\\d{1,18})-([1-9]\\d{0,5})(?:\\.\\.([1-9]\\d{0,5}))?")
                .matcher(present);
        if (numbered.matches()) {
            return numbered(numbered);
        }
        return switch (present) {
            case "all" -> new All();
            case "default" -> new Default();
            case "official" -> new Official(false);
            case "official-2" -> new Official(true);
            default -> {
                if (!SplitFile.isSplitFile(present)) {
                    throw new IllegalArgumentException("a split must be " + GRAMMAR + ", got \"" + text + "\"");
                }
                yield new File(Path.of(present));
            }
        };
    }

    /** Of the groups fold count, seed, first number and last number. */
    private static SplitSpec numbered(Matcher text) {
        long seed = Long.parseLong(text.group(2));
        int first = Integer.parseInt(text.group(3));
        var numbers = new Range(first, text.group(4) == null ? first : Integer.parseInt(text.group(4)));
        return text.group(1) == null
                ? new Random(seed, numbers)
                : new Fold(Integer.parseInt(text.group(1)), seed, numbers);
    }
}
