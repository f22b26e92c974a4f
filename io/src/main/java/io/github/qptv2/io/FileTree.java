package io.github.qptv2.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * The files under a folder in an order that depends on their names alone. Hidden files are left out; links are
 * followed, except back to a folder above. Holds the names of one folder per level, not of the tree.
 */
public final class FileTree implements Iterator<Path> {

    private final Deque<Iterator<Path>> levels = new ArrayDeque<>();
    private Path ahead;
    private boolean found;

    /** Starts at a folder; throws {@link UncheckedIOException} there or later for one that cannot be listed. */
    public FileTree(Path folder) {
        ahead = folder;
        levels.push(sorted(folder).iterator());
        advance();
    }

    private void advance() {
        found = false;
        while (!found && !levels.isEmpty()) {
            Iterator<Path> level = levels.element();
            if (!level.hasNext()) {
                levels.pop();
                continue;
            }
            Path next = level.next();
            if (!Files.isDirectory(next)) {
                ahead = next;
                found = true;
            } else if (!isLoop(next)) {
                levels.push(sorted(next).iterator());
            }
        }
    }

    private static boolean isLoop(Path folder) {
        try {
            Path parent = folder.toAbsolutePath().getParent();
            return Files.isSymbolicLink(folder)
                    && parent != null
                    && parent.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be followed", e);
        }
    }

    private static List<Path> sorted(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !name(entry).startsWith("."))
                    .sorted((one, other) -> name(one).compareTo(name(other)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be listed; check that it is a readable folder", e);
        }
    }

    private static String name(Path path) {
        Path last = path.getFileName();
        return last == null ? "" : last.toString();
    }

    @Override
    public boolean hasNext() {
        return found;
    }

    @Override
    public Path next() {
        if (!found) {
            throw new NoSuchElementException("all files are listed");
        }
        Path file = ahead;
        advance();
        return file;
    }
}
