package io.github.qptv2.cli.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.regex.PatternSyntaxException;

import io.github.qptv2.io.FileTree;

/**
 * A file name pattern that the shell has not expanded, such as {@code "photos/**.jpg"}: {@code *} and {@code ?} match
 * within a name, {@code **} across folders, <code>{a,b}</code> alternatives, {@code [a-z]} one character.
 *
 * @param base path before the first special character
 * @param depth maximum depth of matches below it
 */
record FilePattern(Path base, int depth, PathMatcher matcher) {

    private static final String SPECIAL = "*?[{";

    static boolean isPattern(String name) {
        return name.chars().anyMatch(character -> SPECIAL.indexOf(character) >= 0);
    }

    static FilePattern of(String text) throws IOException {
        int special = 0;
        while (SPECIAL.indexOf(text.charAt(special)) < 0) {
            special++;
        }
        int slash = text.lastIndexOf('/', special);
        String rest = text.substring(slash + 1);
        int depth = rest.contains("**")
                ? Integer.MAX_VALUE
                : (int) rest.chars().filter(c -> c == '/').count() + 1;
        try {
            var matcher = FileSystems.getDefault().getPathMatcher("glob:" + text);
            return new FilePattern(Path.of(text.substring(0, slash + 1)), depth, matcher);
        } catch (PatternSyntaxException e) {
            throw new IOException("not a pattern: " + e.getDescription(), e);
        }
    }

    /** The matching files, of any type, ordered by name. */
    Iterator<Input> files() throws IOException {
        if (!Files.isDirectory(base)) {
            return Collections.emptyIterator();
        }
        var found = new ArrayList<String>();
        try {
            // as in shells, a wildcard does not match a leading dot
            new FileTree(base, depth, FilePattern::refuse).forEachRemaining(path -> {
                if (matcher.matches(path)) {
                    found.add(path.toString());
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return found.stream()
                .sorted()
                .map(name -> Input.of(name, Path.of(name)))
                .iterator();
    }

    private static void refuse(Path folder, IOException cause) {
        throw new UncheckedIOException(cause);
    }
}
