package io.github.qptv2.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A word that is no longer used, and the field's term for it.
 *
 * @param word one word or several with spaces between, in lower case but for a name; a {@code *} at the end stands for
 *     any ending
 * @param exception text around the word, or an identifier, in which it is allowed, in any case
 */
record WordRule(String word, Kind kind, String term, @Nullable Pattern exception) {

    /** What a word is compared with. */
    enum Kind {
        /** Camel-case parts of an identifier. */
        PART,
        /** Words of prose: comments, strings, documents. */
        PHRASE,
        /** A whole identifier, in code and in prose. */
        NAME
    }

    /** The rule of one line: word, kind, term and, if there is an exception, its expression and its reason. */
    static WordRule parse(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 3 && columns.length != 5) {
            throw new IllegalArgumentException("a rule must have 3 or 5 columns, got: " + line);
        }
        boolean excepted = columns.length == 5;
        if (excepted && (columns[3].isBlank() || columns[4].isBlank())) {
            throw new IllegalArgumentException("an exception must have an expression and a reason, got: " + line);
        }
        return new WordRule(
                columns[0],
                Kind.valueOf(columns[1].toUpperCase(Locale.ROOT)),
                columns[2],
                excepted ? Pattern.compile(columns[3], Pattern.CASE_INSENSITIVE) : null);
    }

    /** The rules of a file; lines that begin with {@code #} are comments. */
    static List<WordRule> read(Path file) throws IOException {
        var rules = new ArrayList<WordRule>();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#") && !line.isBlank()) {
                rules.add(parse(line));
            }
        }
        return rules;
    }

    /** Whether the part of {@code context} from {@code from} to {@code to} lies in text that is allowed. */
    boolean allows(String context, int from, int to) {
        if (exception == null) {
            return false;
        }
        var allowed = exception.matcher(context);
        while (allowed.find()) {
            if (allowed.start() < to && allowed.end() > from) {
                return true;
            }
        }
        return false;
    }
}
