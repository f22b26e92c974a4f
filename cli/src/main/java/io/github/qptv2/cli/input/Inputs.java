package io.github.qptv2.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;

import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.input.Input.Failure;
import io.github.qptv2.cli.input.Input.ImageFile;
import io.github.qptv2.io.ConcatenatedIterator;
import io.github.qptv2.io.FileNames;
import io.github.qptv2.io.MediaFiles;
import io.github.qptv2.io.MediaType;

/**
 * Expands the arguments of a command to images and videos: files, folders, patterns, and {@code -} for a list on the
 * standard input. Expansion is lazy; only the names of one folder are in memory at a time.
 */
public final class Inputs {

    private static final char REPLACEMENT = '\ufffd'; // of bytes that are no text

    private final List<String> arguments;
    private final Selection selection;
    private final InputStream stdin;
    private final IgnoredFiles ignored = new IgnoredFiles();

    /**
     * Files that are inputs.
     *
     * @param recursive whether subfolders are included
     * @param videos whether videos in folders are included
     * @param ignoreUnknown whether named files that are neither images nor videos are ignored, as in folders
     */
    public record Selection(boolean recursive, boolean videos, boolean ignoreUnknown) {}

    /** Creates the inputs. */
    public Inputs(List<String> arguments, Selection selection, InputStream stdin) {
        this.arguments = arguments;
        this.selection = selection;
        this.stdin = stdin;
    }

    /** The inputs in the order of the arguments; the files of a folder by name. */
    public Iterator<Input> iterator() {
        return iterator(ignored);
    }

    /** Counts the files that {@link #iterator} has ignored so far. */
    public IgnoredFiles ignored() {
        return ignored;
    }

    private Iterator<Input> iterator(IgnoredFiles counts) {
        return new ConcatenatedIterator<>(arguments.stream()
                .map(argument -> argument.equals("-") ? listed(counts) : argument(argument, counts))
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
                    for (var inputs = iterator(new IgnoredFiles()); inputs.hasNext(); inputs.next()) {
                        count++;
                    }
                    total.accept(count);
                },
                "count");
        counting.setDaemon(true);
        counting.start();
    }

    private Iterator<Input> listed(IgnoredFiles counts) {
        var lines = new InputList(stdin);
        return new ConcatenatedIterator<>(new Iterator<Iterator<Input>>() {
            @Override
            public boolean hasNext() {
                return lines.hasNext();
            }

            @Override
            public Iterator<Input> next() {
                return line(lines.next(), counts);
            }
        });
    }

    private Iterator<Input> line(InputList.Line line, IgnoredFiles counts) {
        try {
            return file(line.text(), line.path(), counts);
        } catch (InvalidPathException e) {
            return one(new Failure(line.text(), "not a file name here: " + e.getReason()));
        }
    }

    private Iterator<Input> argument(String name, IgnoredFiles counts) {
        try {
            Path path = Path.of(name);
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return file(name, path, counts);
            }
            if (FilePattern.isPattern(name)) {
                return orFailure(FilePattern.of(name).files(), name, "no file matches this pattern", counts);
            }
            return name.indexOf(REPLACEMENT) < 0
                    ? file(name, path, counts)
                    : one(new Failure(name, FileNames.unreadable()));
        } catch (InvalidPathException e) {
            String reason = "not a file name here: " + e.getReason();
            return one(new Failure(name, name.indexOf(REPLACEMENT) < 0 ? reason : FileNames.unreadable()));
        } catch (IOException e) {
            return one(new Failure(name, FileErrors.reason(e)));
        }
    }

    private Iterator<Input> file(String name, Path path, IgnoredFiles counts) {
        return Files.isDirectory(path) ? folder(name, path, counts) : known(Input.of(name, path), counts);
    }

    private Iterator<Input> folder(String name, Path path, IgnoredFiles counts) {
        var found = new InputFolder(path, selection.recursive(), selection.videos(), counts);
        String none = selection.videos() ? "no images or videos in this folder" : "no images in this folder";
        String remedy = selection.recursive() ? " or its subfolders" : "; add --recursive to include its subfolders";
        return found.hasNext() ? found : one(new Failure(name, none + remedy));
    }

    private Iterator<Input> orFailure(Iterator<Input> found, String name, String error, IgnoredFiles counts) {
        return found.hasNext()
                ? new ConcatenatedIterator<>(new Iterator<Iterator<Input>>() {
                    @Override
                    public boolean hasNext() {
                        return found.hasNext();
                    }

                    @Override
                    public Iterator<Input> next() {
                        return known(found.next(), counts);
                    }
                })
                : one(new Failure(name, error));
    }

    /** A named file, or nothing if it is ignored; a file that cannot be opened is an input, which fails. */
    private Iterator<Input> known(Input input, IgnoredFiles counts) {
        if (selection.ignoreUnknown()
                && input instanceof ImageFile named
                && Files.isReadable(named.file())
                && Files.isRegularFile(named.file())
                && MediaFiles.type(named.file()) == MediaType.OTHER) {
            counts.unknown(named.file());
            return Collections.emptyIterator();
        }
        return one(input);
    }

    private static Iterator<Input> one(Input input) {
        return List.of(input).iterator();
    }
}
