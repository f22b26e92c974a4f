package io.github.qptv2.dataset.split;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.io.AtomicFile;

/**
 * Validation items of a set whose owners give a training and a test part alone: a text file with one name per line.
 * Blank lines and lines that begin with {@code #} are comments. The file's name before {@code .txt} is the split's.
 *
 * @param label of the split, see {@link Split}
 * @param names of items of the training part, at least 1, all different
 */
public record ValidationList(String label, List<String> names) {

    /** Ending of such a file. */
    public static final String ENDING = ".txt";

    private static final String COMMENT = "#";

    /** Copies; throws if there is no name, or one comes twice. */
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
     * @throws IOException in one line if the file cannot be read or is no list
     */
    public static ValidationList read(Path file) throws IOException {
        try {
            List<String> names = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith(COMMENT))
                    .toList();
            String label = String.valueOf(file.getFileName()).replaceFirst("\\.txt$", "");
            return new ValidationList(label, names);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file", e);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Writes the list after comment lines, as a whole or not at all. */
    public void write(Path file, List<String> comments) throws IOException {
        var text = new StringBuilder();
        comments.forEach(line -> text.append(COMMENT).append(' ').append(line).append('\n'));
        names.forEach(name -> text.append(name).append('\n'));
        AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The official split with these items as its validation part and the rest of the training part to train on.
     *
     * @throws IllegalArgumentException if the set has no official test part or a validation part of its own, or the
     *     training part lacks one of the names
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
