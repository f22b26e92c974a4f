package io.github.qptv2.curate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.github.qptv2.dataset.ByteRange;
import io.github.qptv2.dataset.PathColumn;
import io.github.qptv2.io.MediaFiles;
import io.github.qptv2.io.UnreadableInput;

/**
 * The images of a list: a text with a path a line, or a table with a column of paths. Paths are relative to the list's
 * folder; names that are not found there are searched in the image roots, finally ignoring case.
 */
record ListPool(Path list, int number, NameLookup lookup) implements ImagePool {

    static ListPool of(Path list, int number, List<Path> imageRoots) {
        return new ListPool(list, number, new NameLookup(folder(list), imageRoots));
    }

    private static Path folder(Path list) {
        return list.toAbsolutePath().normalize().resolveSibling("");
    }

    @Override
    public Path root() {
        return folder(list);
    }

    @Override
    public Iterator<PoolItem> items() {
        Stream<String> names = names();
        Iterator<PoolItem> items =
                names.filter(name -> !name.isBlank()).map(this::item).iterator();
        return new Iterator<>() {
            private boolean done;

            @Override
            public boolean hasNext() {
                try {
                    if (!done && !items.hasNext()) {
                        done = true;
                        names.close();
                    }
                    return !done;
                } catch (UncheckedIOException | CsvParseException | InvalidPathException e) {
                    names.close();
                    IOException named = UnreadableInput.in(list, e);
                    throw new UncheckedIOException(named.getMessage(), named);
                }
            }

            @Override
            public PoolItem next() {
                return items.next();
            }
        };
    }

    private Stream<String> names() {
        try {
            return switch (MediaFiles.extension(list.toString())) {
                case "csv" -> PathColumn.read(list, ',');
                case "tsv" -> PathColumn.read(list, '\t');
                default -> PathColumn.lines(list);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(list + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private PoolItem item(String name) {
        Path file = lookup.find(name);
        String path = root().relativize(file).toString().replace('\\', '/');
        return new PoolItem.ImageItem(number, path, ByteRange.of(file), PoolItem.annotationBeside(file));
    }
}
