package io.github.qptv2.cli.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;

import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.input.Input.Failure;
import io.github.qptv2.cli.input.Input.ImageFile;
import io.github.qptv2.cli.input.Input.VideoFile;
import org.jspecify.annotations.Nullable;

/**
 * The images in a folder, on demand its videos, and on demand in the folders below it: files and folders together by
 * name (as Unicode orders it), so that the order is the same on every machine. What is hidden (its name begins with a
 * dot) is left out. A folder is entered once, however many links lead to it.
 */
public final class InputFolder implements Iterator<Input> {

    private final boolean recursive;
    private final boolean videos;
    private final Deque<Iterator<Path>> open = new ArrayDeque<>();
    private final Set<Object> entered = new HashSet<>();
    private @Nullable Input next;

    /** @param videos whether they are taken, too */
    public InputFolder(Path folder, boolean recursive, boolean videos) {
        this.recursive = recursive;
        this.videos = videos;
        next = enter(folder);
    }

    @Override
    public boolean hasNext() {
        while (next == null && !open.isEmpty()) {
            if (open.element().hasNext()) {
                next = look(open.element().next());
            } else {
                open.pop();
            }
        }
        return next != null;
    }

    @Override
    public Input next() {
        Input found = hasNext() ? next : null;
        if (found == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return found;
    }

    private @Nullable Input look(Path path) {
        if (Files.isDirectory(path)) {
            return recursive ? enter(path) : null;
        }
        boolean clip = videos && VideoInputFiles.isClip(path);
        if (!clip && !ImageInputFiles.isImage(path)) {
            return null;
        }
        // a pipe would keep the run waiting for ever
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return new Failure(path.toString(), "is not a regular file");
        }
        return clip ? new VideoFile(path.toString(), path) : new ImageFile(path.toString(), path);
    }

    private @Nullable Input enter(Path folder) {
        try {
            if (entered.add(folder.toRealPath())) {
                open.push(list(folder));
            }
            return null;
        } catch (IOException e) {
            return new Failure(folder.toString(), "this folder cannot be read: " + FileErrors.reason(e));
        }
    }

    // the names alone are kept: a tenth of what a Path takes
    private static Iterator<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            var names = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted(Comparator.naturalOrder())
                    .toList();
            return names.stream().map(folder::resolve).iterator();
        }
    }
}
