package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A folder that holds a copy of a set, with its files where one form or another puts them. */
record DatasetFiles(Path folder) {

    /** The first of some files that is there, relative names with forward slashes. */
    Optional<Path> find(String... names) {
        for (String name : names) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** As {@link #find}, or an exception that names what was looked for. */
    Path require(String... names) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + ": no such folder");
        }
        return find(names)
                .orElseThrow(() -> new IOException(
                        "%s: holds no labels; looked for %s".formatted(folder, String.join(", ", List.of(names)))));
    }

    /** The first of some folders that is there, else none (""): images lie beside the labels then. */
    String images(String... names) {
        for (String name : names) {
            if (Files.isDirectory(folder.resolve(name))) {
                return name;
            }
        }
        return "";
    }
}
