package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.io.FileTree;

/** Case-insensitive index of the files below a folder, since copies may come from case-insensitive file systems. */
final class FileNameIndex {

    private final Set<String> exact = new HashSet<>();
    private final Map<String, List<String>> folded = new HashMap<>();

    private final Path folder;

    private FileNameIndex(Path folder) {
        this.folder = folder;
    }

    static FileNameIndex in(Path folder) throws IOException {
        var names = new FileNameIndex(folder);
        if (!Files.isDirectory(folder)) {
            return names;
        }
        try {
            for (var files = new FileTree(folder); files.hasNext(); ) {
                names.add(folder.relativize(files.next()).toString().replace('\\', '/'));
            }
            return names;
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void add(String path) {
        exact.add(path);
        folded.computeIfAbsent(path.toLowerCase(Locale.ROOT), key -> new ArrayList<>(1))
                .add(path);
    }

    Set<String> all() {
        return exact;
    }

    /** Whether the file exists, below the folder or at an absolute path. */
    boolean has(String path) {
        return exact.contains(path) || Files.isRegularFile(folder.resolve(path));
    }

    /** The exact file, else the only one that differs in case, else the path itself. */
    String resolved(String path) {
        if (exact.contains(path)) {
            return path;
        }
        List<String> alike = folded.getOrDefault(path.toLowerCase(Locale.ROOT), List.of());
        return alike.size() == 1 ? alike.get(0) : path;
    }

    LabeledDataset applied(LabeledDataset set) {
        return new LabeledDataset(
                set.name(),
                set.scale(),
                set.items().stream()
                        .map(item -> item.withPath(resolved(item.path())))
                        .toList());
    }
}
