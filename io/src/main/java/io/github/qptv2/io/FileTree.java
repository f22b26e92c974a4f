package io.github.qptv2.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The files below a folder, depth first, files and folders together by name (by UTF-16 code unit), so that the order is
 * the same on every machine. Names that begin with a dot are left out. Links are followed, but each folder is entered
 * only once, however many links lead to it.
 *
 * <p>Memory holds the names of one folder per level and the identity of each folder, not all files.
 */
public final class FileTree implements Iterator<Path> {

    private final int depth;
    private final Unlistable unlistable;
    private final Deque<Iterator<Path>> levels = new ArrayDeque<>();
    private final Set<Path> entered = new HashSet<>();
    private @Nullable Path next;

    /** Handles a folder that cannot be listed; the files after it follow unless this throws. */
    @FunctionalInterface
    public interface Unlistable {
        /** Called while the file after the folder is searched for. */
        void folder(Path folder, IOException cause);
    }

    /**
     * All files at any depth.
     *
     * @throws UncheckedIOException here or from {@link #hasNext}, with one line, for a folder that cannot be listed
     */
    public FileTree(Path folder) {
        this(folder, Integer.MAX_VALUE, FileTree::refuse);
    }

    /** @param depth of folders to list, at least 1: 1 for the files of the folder itself */
    public FileTree(Path folder, int depth, Unlistable unlistable) {
        if (depth < 1) {
            throw new IllegalArgumentException("depth must be at least 1, got " + depth);
        }
        this.depth = depth;
        this.unlistable = unlistable;
        enter(folder);
    }

    /**
     * The files below a folder that a rule accepts, in order; of a single file, that file if it is accepted.
     *
     * @throws IOException with one line, if a folder cannot be listed
     */
    public static List<Path> list(Path place, Predicate<Path> rule) throws IOException {
        if (!Files.isDirectory(place)) {
            return rule.test(place) ? List.of(place) : List.of();
        }
        var accepted = new ArrayList<Path>();
        try {
            new FileTree(place).forEachRemaining(file -> {
                if (rule.test(file)) {
                    accepted.add(file);
                }
            });
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        return List.copyOf(accepted);
    }

    private static void refuse(Path folder, IOException cause) {
        throw new UncheckedIOException(folder + ": cannot be listed; check that it is a readable folder", cause);
    }

    private void enter(Path folder) {
        try {
            if (entered.add(folder.toRealPath())) {
                levels.push(entries(folder));
            }
        } catch (IOException e) {
            unlistable.folder(folder, e);
        }
    }

    /**
     * The names alone are kept, which take a tenth of a Path's memory: strings, but paths where a string would lose
     * bytes.
     */
    private static Iterator<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Object> names = entries.map(Path::getFileName)
                    .filter(name -> !name.toString().startsWith("."))
                    .<Object>map(name -> FileNames.isText(name) ? name.toString() : name)
                    .sorted(Comparator.comparing(Object::toString))
                    .toList();
            return names.stream().map(name -> resolved(folder, name)).iterator();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Path resolved(Path folder, Object name) {
        return name instanceof Path bytes ? folder.resolve(bytes) : folder.resolve(name.toString());
    }

    @Override
    public boolean hasNext() {
        while (next == null && !levels.isEmpty()) {
            if (!levels.element().hasNext()) {
                levels.pop();
                continue;
            }
            Path path = levels.element().next();
            if (!Files.isDirectory(path)) {
                next = path;
            } else if (levels.size() < depth) {
                enter(path);
            }
        }
        return next != null;
    }

    @Override
    public Path next() {
        Path file = hasNext() ? next : null;
        if (file == null) {
            throw new NoSuchElementException("all files are listed");
        }
        next = null;
        return file;
    }
}
