package io.github.qptv2.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;

/** Finds the rules of one kind that fit a sequence of words, by the first letters of the first word. */
final class WordIndex {

    private static final int LETTERS = 3;

    private final Map<String, List<Entry>> byBeginning = new HashMap<>();

    private record Entry(WordRule rule, List<String> words, boolean open) {

        boolean fits(List<String> words, int at) {
            if (at + this.words.size() > words.size()) {
                return false;
            }
            for (int i = 0; i < this.words.size(); i++) {
                String word = words.get(at + i).toLowerCase(Locale.ROOT);
                boolean prefix = open && i == this.words.size() - 1;
                if (prefix ? !word.startsWith(this.words.get(i)) : !word.equals(this.words.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    WordIndex(List<WordRule> rules) {
        for (var rule : rules) {
            boolean open = rule.word().endsWith("*");
            String words = open ? rule.word().substring(0, rule.word().length() - 1) : rule.word();
            var entry = new Entry(rule, List.of(words.split("[ -]", -1)), open);
            byBeginning
                    .computeIfAbsent(beginning(entry.words().get(0)), key -> new ArrayList<>())
                    .add(entry);
        }
    }

    private static String beginning(String word) {
        return word.substring(0, Math.min(LETTERS, word.length())).toLowerCase(Locale.ROOT);
    }

    /**
     * Passes each place where a rule fits to {@code found}, which says whether it counts.
     *
     * @return how many words were taken by rules that count at {@code at}; 0 if there is none
     */
    int at(List<String> words, int at, BiPredicate<WordRule, Integer> found) {
        int taken = 0;
        for (var entry : byBeginning.getOrDefault(beginning(words.get(at)), List.of())) {
            int length = entry.words().size();
            if (length > taken && entry.fits(words, at) && found.test(entry.rule(), length)) {
                taken = length;
            }
        }
        return taken;
    }
}
