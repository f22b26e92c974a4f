package io.github.qptv2.cli.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;

import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.input.Input.Failure;
import io.github.qptv2.io.ConcatenatedIterator;

/**
 * Expands the arguments of a command to images and videos: files, folders, patterns, and {@code -} for a list on the
 * standard input. Expansion is lazy; only the names of one folder are in memory at a time.
 */
public final class Inputs {

    private final List<String> arguments;
    private final boolean recursive;
    private final boolean videos;
    private final InputStream stdin;

    /**
     * Creates the inputs.
     *
     * @param recursive whether subfolders are included
     * @param videos whether videos in folders are included
     */
    public Inputs(List<String> arguments, boolean recursive, boolean videos, InputStream stdin) {
        this.videos = videos;
        this.arguments = arguments;
        this.recursive = recursive;
        this.stdin = stdin;
    }

    /** The inputs in the order of the arguments; the files of a folder by name. */
    public Iterator<Input> iterator() {
        return new ConcatenatedIterator<>(arguments.stream()
                .map(argument -> argument.equals("-") ? listed() : expand(argument, true))
                .iterator());
    }

    /** Counts the inputs in the background; does nothing for a list on the standard input. */
    public void count(LongConsumer total) {
        if (arguments.contains("-")) {
            return;
        }
        var counting = new Thread(
                () -> {
                    long count = 0;
                    for (var inputs = iterator(); inputs.hasNext(); inputs.next()) {
                        count++;
                    }
                    total.accept(count);
                },
                "count");
        counting.setDaemon(true);
        counting.start();
    }

    private Iterator<Input> listed() {
        var lines = new BufferedReader(new InputStreamReader(stdin, StandardCharsets.UTF_8)).lines();
        return new ConcatenatedIterator<>(lines.filter(line -> !line.isBlank())
                .map(line -> expand(line, false))
                .iterator());
    }

    private Iterator<Input> expand(String name, boolean patterns) {
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                return folder(name, path);
            }
            if (patterns && FilePattern.isPattern(name) && !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return orFailure(FilePattern.of(name).files(), name, "no file matches this pattern");
            }
            return one(Input.of(name, path));
        } catch (InvalidPathException e) {
            return one(new Failure(name, "not a file name here: " + e.getReason()));
        } catch (IOException e) {
            return one(new Failure(name, FileErrors.reason(e)));
        }
    }

    private Iterator<Input> folder(String name, Path path) {
        return orFailure(
                new InputFolder(path, recursive, videos),
                name,
                (videos ? "no images or videos in this folder" : "no images in this folder")
                        + (recursive ? " or its subfolders" : "; add --recursive to include its subfolders"));
    }

    private static Iterator<Input> orFailure(Iterator<Input> found, String name, String error) {
        return found.hasNext() ? found : one(new Failure(name, error));
    }

    private static Iterator<Input> one(Input input) {
        return List.of(input).iterator();
    }
}
