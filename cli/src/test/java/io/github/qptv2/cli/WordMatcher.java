package io.github.qptv2.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.qptv2.cli.WordRule.Kind;

/** Finds words of rules: parts of identifiers in code, phrases in prose, which may run over the end of a line. */
final class WordMatcher {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9_$]*+");
    private static final Pattern WORD = Pattern.compile("(?<![\\w.$])[A-Za-z]++(?![\\w$])");
    private static final Pattern COMPOUND = Pattern.compile("\\b[A-Za-z]*(?:[a-z][A-Z]|[A-Za-z]_[A-Za-z])\\w*");
    private static final Pattern PARTS =
            Pattern.compile("_|\\$|(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[0-9])(?=[A-Za-z])");
    private static final int CONTEXT = 60;

    private final WordIndex parts;
    private final WordIndex phrases;
    private final Map<String, WordRule> names = new HashMap<>();
    private final Map<String, List<WordRule>> known = new HashMap<>();

    /** @param offset of the word in the text */
    record Hit(int offset, String text, WordRule rule) {}

    WordMatcher(List<WordRule> rules) {
        parts = new WordIndex(of(rules, Kind.PART));
        phrases = new WordIndex(of(rules, Kind.PHRASE));
        of(rules, Kind.NAME).forEach(rule -> names.put(rule.word(), rule));
    }

    private static List<WordRule> of(List<WordRule> rules, Kind kind) {
        return rules.stream().filter(rule -> rule.kind() == kind).toList();
    }

    /** The identifiers of code that have a part, or are a name, of a rule. */
    List<Hit> inCode(String code) {
        return identifiers(IDENTIFIER.matcher(code));
    }

    private List<Hit> identifiers(Matcher identifiers) {
        var hits = new ArrayList<Hit>();
        while (identifiers.find()) {
            String identifier = identifiers.group();
            int offset = identifiers.start();
            known.computeIfAbsent(identifier, this::ofIdentifier)
                    .forEach(rule -> hits.add(new Hit(offset, identifier, rule)));
        }
        return hits;
    }

    private List<WordRule> ofIdentifier(String identifier) {
        var found = new ArrayList<WordRule>();
        var name = names.get(identifier);
        if (name != null) {
            found.add(name);
        }
        var words = Arrays.stream(PARTS.split(identifier, -1))
                .filter(part -> !part.isEmpty())
                .toList();
        for (int i = 0; i < words.size(); i++) {
            parts.at(words, i, (rule, length) -> !rule.allows(identifier, 0, identifier.length()) && found.add(rule));
        }
        return List.copyOf(found);
    }

    /** The phrases of rules in prose, and the identifiers of several parts that it names. */
    List<Hit> inProse(String prose) {
        var hits = identifiers(COMPOUND.matcher(prose));
        var words = new ArrayList<String>();
        var starts = new ArrayList<Integer>();
        var word = WORD.matcher(prose);
        while (word.find()) {
            words.add(word.group());
            starts.add(word.start());
        }
        for (int i = 0; i < words.size(); i++) {
            int first = i;
            phrases.at(words, i, (rule, length) -> {
                int last = first + length - 1;
                int start = starts.get(first);
                int end = starts.get(last) + words.get(last).length();
                return isOnePhrase(words, starts, first, last, prose)
                        && !isAllowed(rule, prose, start, end)
                        && hits.add(new Hit(start, plain(prose.substring(start, end)), rule));
            });
        }
        return hits;
    }

    private static boolean isOnePhrase(List<String> words, List<Integer> starts, int first, int last, String prose) {
        for (int i = first; i < last; i++) {
            String between = prose.substring(starts.get(i) + words.get(i).length(), starts.get(i + 1));
            if (!between.chars()
                    .allMatch(c -> Character.isWhitespace(c) || c == '*' || c == '/' || c == '#' || c == '-')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(WordRule rule, String prose, int start, int end) {
        if (rule.exception() == null) {
            return false;
        }
        String before = plain(prose.substring(Math.max(0, start - CONTEXT), start));
        String word = plain(prose.substring(start, end));
        String after = plain(prose.substring(end, Math.min(prose.length(), end + CONTEXT)));
        return rule.allows(before + word + after, before.length(), before.length() + word.length());
    }

    /** On one line: ends of lines and what comments begin lines with are one space. */
    private static String plain(String text) {
        return text.replaceAll("\\s*\\R[\\s*/#]*", " ");
    }
}
