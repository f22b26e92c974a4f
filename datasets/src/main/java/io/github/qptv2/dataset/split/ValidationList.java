package io.github.qptv2.dataset.split;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.io.AtomicFile;
import io.github.qptv2.io.TextFiles;
import io.github.qptv2.io.UnreadableInput;

/**
 * Validation items for a dataset whose official split has only training and test parts: a text file with one name per
 * line. Blank lines and lines that begin with {@code #} are ignored. The split is labeled by the file name without
 * {@code .txt}.
 *
 * @param label of the split, see {@link Split}
 * @param names of training items, at least 1, all different
 */
public record ValidationList(String label, List<String> names) {

    /** Extension of the file. */
    public static final String ENDING = ".txt";

    private static final String COMMENT = "#";

    /** Copies; throws if there is no name, or a name occurs twice. */
    public ValidationList {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a validation list must have at least 1 name, got 0");
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        "names of a validation list must be different, got " + name + " twice");
            }
        }
    }

    /**
     * Reads a list.
     *
     * @throws IOException in one line if the file cannot be read or is not a list
     */
    public static ValidationList read(Path file) throws IOException {
        try (var lines = TextFiles.open(file)) {
            List<String> names = lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith(COMMENT))
                    .toList();
            String label = String.valueOf(file.getFileName()).replaceFirst("\\.txt$", "");
            return new ValidationList(label, names);
        } catch (UncheckedIOException e) {
            throw UnreadableInput.in(file, e);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file", e);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Writes comment lines and the list atomically. */
    public void write(Path file, List<String> comments) throws IOException {
        var text = new StringBuilder();
        comments.forEach(line -> text.append(COMMENT).append(' ').append(line).append('\n'));
        names.forEach(name -> text.append(name).append('\n'));
        AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The official split with these items moved from the training part to the validation part.
     *
     * @throws IllegalArgumentException if the dataset has no official test part or already has a validation part, or if
     *     the training part lacks one of the names
     */
    public Split of(LabeledDataset set) {
        Split official = Splits.official(set);
        if (!official.validation().isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has an official validation part of %d items; a list cannot replace it"
                            .formatted(set.name(), official.validation().size()));
        }
        Set<String> listed = new HashSet<>(names);
        List<Split.Key> validation = official.train().stream()
                .filter(key -> listed.remove(key.name()))
                .toList();
        if (!listed.isEmpty()) {
            throw new IllegalArgumentException("%d names of %s are not in the training part of %s, such as %s"
                    .formatted(
                            listed.size(),
                            label,
                            set.name(),
                            listed.stream().sorted().findFirst().orElseThrow()));
        }
        Set<String> kept = new HashSet<>(names);
        List<Split.Key> train = official.train().stream()
                .filter(key -> !kept.contains(key.name()))
                .toList();
        return new Split(label, train, validation, official.test(), official.unused());
    }
}
