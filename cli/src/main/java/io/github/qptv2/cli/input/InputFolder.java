package io.github.qptv2.cli.input;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.input.Input.Failure;
import io.github.qptv2.cli.input.Input.ImageFile;
import io.github.qptv2.cli.input.Input.VideoFile;
import io.github.qptv2.io.FileTree;
import io.github.qptv2.io.MediaFiles;
import io.github.qptv2.io.MediaType;

/**
 * Iterates over the images of a folder, optionally its videos and its subfolders, in the order of a {@link FileTree}. A
 * subfolder that cannot be read becomes a {@link Failure}.
 */
public final class InputFolder implements Iterator<Input> {

    private final boolean videos;
    private final IgnoredFiles ignored;
    private final Queue<Input> found = new ArrayDeque<>();
    private final FileTree files;

    /**
     * Lists a folder.
     *
     * @param recursive whether subfolders are included
     * @param videos whether videos are included
     * @param ignored counts the other files
     */
    public InputFolder(Path folder, boolean recursive, boolean videos, IgnoredFiles ignored) {
        this.videos = videos;
        this.ignored = ignored;
        files = new FileTree(
                folder,
                recursive ? Integer.MAX_VALUE : 1,
                (unlistable, cause) -> found.add(
                        new Failure(unlistable.toString(), "this folder cannot be read: " + FileErrors.reason(cause))));
    }

    @Override
    public boolean hasNext() {
        while (found.isEmpty() && files.hasNext()) {
            add(files.next());
        }
        return !found.isEmpty();
    }

    @Override
    public Input next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all inputs are listed");
        }
        return found.remove();
    }

    private void add(Path path) {
        MediaType type = MediaFiles.type(path);
        boolean video = type == MediaType.VIDEO;
        if (type == MediaType.OTHER) {
            ignored.unknown(path);
            return;
        }
        if (type == MediaType.VIDEO && !videos) {
            ignored.video();
            return;
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            found.add(new Failure(path.toString(), "is not a regular file")); // reading a pipe would block
        } else {
            found.add(video ? new VideoFile(path.toString(), path) : new ImageFile(path.toString(), path));
        }
    }
}
